using System.Text.Json.Serialization;

namespace Supsis.Portal.Access;

/// <summary>A key that somebody wants.</summary>
public sealed record NewApiKey(string Name, IReadOnlyList<string> Scopes, [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt = null);
