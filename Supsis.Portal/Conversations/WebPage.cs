namespace Supsis.Portal.Conversations;

/// <summary>The page on which the visitor opened the conversation.</summary>
public sealed record WebPage(string? Url, string? Title, string? Referrer);
