using System.Text.Json;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>As much of JSON Schema 2020-12 as the portal's schemas use; an unknown keyword is a fault, so that nothing is passed over.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Remarks = ["$schema", "title", "format", "additionalProperties"];

    /// <summary>What is wrong, by path; empty when the value obeys.</summary>
    public static List<string> Faults(JsonElement schema, JsonElement value, string path = "$") =>
        [.. schema.EnumerateObject().SelectMany(keyword => Faults(keyword, schema, value, path))];

    private static IEnumerable<string> Faults(JsonProperty keyword, JsonElement schema, JsonElement value, string path) => keyword.Name switch
    {
        "type" => Types(keyword.Value).Contains(TypeOf(value)) || (TypeOf(value) == "integer" && Types(keyword.Value).Contains("number")) ? [] : [$"{path} is {TypeOf(value)}"],
        "const" => JsonElement.DeepEquals(keyword.Value, value) ? [] : [$"{path} is not {keyword.Value}"],
        "enum" => keyword.Value.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)) ? [] : [$"{path} is none of {keyword.Value}"],
        "required" when value.ValueKind == JsonValueKind.Object => keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path} has no {name}"),
        "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Faults(keyword.Value, item, $"{path}[]")),
        "properties" when value.ValueKind == JsonValueKind.Object => keyword.Value.EnumerateObject()
            .SelectMany(property => value.TryGetProperty(property.Name, out var part) ? Faults(property.Value, part, $"{path}.{property.Name}") : []),
        "required" or "items" or "properties" => [],
        { } other when Remarks.Contains(other) => [],
        _ => [$"{path}: {keyword.Name} is not understood in {schema}"],
    };

    private static List<string> Types(JsonElement types) =>
        types.ValueKind == JsonValueKind.String ? [types.GetString()!] : [.. types.EnumerateArray().Select(type => type.GetString()!)];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.ValueKind.ToString().ToLowerInvariant(),
    };
}
