namespace Supsis.Portal.Access;

/// <summary>A workspace to be made at set-up, with the key it starts with, if any.</summary>
public sealed record FirstWorkspace(string Name, string? ApiKey);
