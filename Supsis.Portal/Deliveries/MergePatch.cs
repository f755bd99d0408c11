using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supsis.Portal.Deliveries;

/// <summary>JSON Merge Patch (RFC 7396): what is named replaces, null removes, objects merge, lists replace whole.</summary>
internal static class MergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonSerializer.SerializeToNode(patch);
        }

        var result = target as JsonObject ?? [];
        foreach (var property in patch.EnumerateObject())
        {
            // Taken out first: a node may not be put where it already hangs.
            result.Remove(property.Name, out var present);
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                result[property.Name] = Apply(present, property.Value);
            }
        }

        return result;
    }
}
