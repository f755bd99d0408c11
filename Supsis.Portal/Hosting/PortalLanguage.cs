namespace Supsis.Portal.Hosting;

/// <summary>A language of the portal: what the cookie says, what it calls itself, and the culture of its numbers and dates.</summary>
public sealed record PortalLanguage(string Name, string OwnName, string CultureName);
