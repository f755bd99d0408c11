namespace Supsis.Portal.Access;

/// <summary>A key that somebody wants.</summary>
public sealed record NewApiKey(string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt);
