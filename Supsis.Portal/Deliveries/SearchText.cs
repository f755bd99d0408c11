using System.Text.Json;

namespace Supsis.Portal.Deliveries;

/// <summary>What a delivery is found by.</summary>
internal static class SearchText
{
    /// <summary>Words of one delivery; of a text that is longer the beginning counts.</summary>
    private const int MostWords = 2000;

    /// <param name="conversationId">The producer's id.</param>
    /// <param name="body">As it was sent: what was masked for the receiver is not found either.</param>
    public static string Of(Guid workspaceId, long number, string conversationId, string? visitor, byte[] body)
    {
        var words = new HashSet<string>(StringComparer.Ordinal) { SearchQuestion.WorkspaceWord(workspaceId), number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var text in Enumerable.Concat([conversationId, visitor], TextsIn(body)))
        {
            words.UnionWith(SearchWords.Of(text ?? "").Take(MostWords));
        }

        return string.Join(' ', words.Take(MostWords));
    }

    // The visitor's name too as it was then: people change how they are called.
    private static IEnumerable<string?> TextsIn(byte[] body)
    {
        if (body.Length == 0)
        {
            yield break;
        }

        using var json = JsonDocument.Parse(body);
        if (json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            yield return TextAt(data, "visitor", "name");
            yield return TextAt(data, "message", "text");
        }
    }

    private static string? TextAt(JsonElement data, string part, string field) =>
        data.TryGetProperty(part, out var found) && found.ValueKind == JsonValueKind.Object && found.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
