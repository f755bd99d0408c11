using System.Text.Json.Serialization;

namespace Supsis.Portal.Access;

/// <summary>One page of the list of keys.</summary>
internal sealed record ApiKeyPage(
    [property: JsonPropertyName("data")] IReadOnlyList<ApiKeyAnswer> Data,
    [property: JsonPropertyName("next_cursor")] string? NextCursor);
