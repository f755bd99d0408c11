using System.Text.Json;

namespace Supsis.Portal.Conversations;

/// <summary>The producer's own attributes: they merge key by key, a null value removes the key, null for all clears them.</summary>
internal static class Attributes
{
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();

    public static IReadOnlyDictionary<string, JsonElement> Merge(
        IReadOnlyDictionary<string, JsonElement> known, Patch<IReadOnlyDictionary<string, JsonElement>> patch)
    {
        if (!patch.IsPresent)
        {
            return known;
        }

        if (patch.Value is not { } changes)
        {
            return None;
        }

        if (changes.All(change => Says(known, change.Key, change.Value)))
        {
            return known; // most events repeat what is known, and then nothing needs to be written
        }

        var merged = new Dictionary<string, JsonElement>(known, StringComparer.Ordinal);
        foreach (var (key, value) in changes)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(key);
            }
            else
            {
                merged[key] = value;
            }
        }

        return merged;
    }

    private static bool Says(IReadOnlyDictionary<string, JsonElement> known, string key, JsonElement value) =>
        known.TryGetValue(key, out var said) ? JsonElement.DeepEquals(said, value) : value.ValueKind == JsonValueKind.Null;
}
