using System.Text.Json;

namespace Supsis.Portal.Webhooks;

/// <summary>One JSON object of a request, read strictly: what is repeated, unknown or of the wrong kind is noted under its path.</summary>
internal sealed class DraftObject
{
    private readonly string _path;
    private readonly DraftProblems _problems;
    private readonly Dictionary<string, JsonElement> _unread = new(StringComparer.Ordinal);

    public DraftObject(JsonElement element, string path, DraftProblems problems)
    {
        (_path, _problems) = (path, problems);
        foreach (var property in element.EnumerateObject())
        {
            if (!_unread.TryAdd(property.Name, property.Value))
            {
                problems.Add(PathOf(property.Name), "repeated");
            }
        }
    }

    public string? Text(string name) => Take(name, JsonValueKind.String, "must_be_text")?.GetString();

    public bool? Flag(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _problems.Add(PathOf(name), "must_be_flag");
        return null;
    }

    public int? Number(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        _problems.Add(PathOf(name), "must_be_number");
        return null;
    }

    public IReadOnlyList<JsonElement>? List(string name) => Take(name, JsonValueKind.Array, "must_be_list") is { } list ? [.. list.EnumerateArray()] : null;

    public IReadOnlyList<string>? Texts(string name)
    {
        var items = List(name);
        if (items?.All(item => item.ValueKind == JsonValueKind.String) == false)
        {
            _problems.Add(PathOf(name), "must_be_texts");
            return [];
        }

        return items?.Select(item => item.GetString()!).ToList();
    }

    public JsonElement? Object(string name) => Take(name, JsonValueKind.Object, "must_be_object");

    /// <summary>The value, whatever its kind; null when it is absent or JSON's null.</summary>
    public JsonElement? Take(string name) =>
        _unread.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>Refuses what nobody asked for.</summary>
    public void End()
    {
        foreach (var name in _unread.Keys)
        {
            _problems.Add(PathOf(name), "unknown");
        }
    }

    private JsonElement? Take(string name, JsonValueKind kind, string problem)
    {
        var value = Take(name);
        if (value is null || value.Value.ValueKind == kind)
        {
            return value;
        }

        _problems.Add(PathOf(name), problem);
        return null;
    }
}
