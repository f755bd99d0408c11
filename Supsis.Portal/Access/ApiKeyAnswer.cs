using System.Text.Json.Serialization;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>A key as the API shows it.</summary>
internal sealed record ApiKeyAnswer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("prefix")] string Prefix,
    [property: JsonPropertyName("scopes")] IReadOnlyList<string> Scopes,
    [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt,
    [property: JsonPropertyName("last_used_at")] DateTimeOffset? LastUsedAt,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt)
{
    /// <summary>The key itself, in the answer that makes it only.</summary>
    [JsonPropertyName("key")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    public static ApiKeyAnswer Of(ApiKey key) => new(
        PublicId.Format(PublicId.ApiKey, key.Id), key.Name, key.Prefix, ApiScopes.Split(key.Scopes), key.ExpiresAt, key.LastUsedAt, key.CreatedAt);
}
