using System.Text;
using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>One JSON object of an event, read property by property; what is wrong is noted under its path.</summary>
/// <remarks>Its text is well formed: <see cref="CanonicalJson"/> has gone over it, so decoding cannot throw.</remarks>
internal readonly struct JsonFields(JsonElement element, string path, FieldErrors errors)
{
    public const int NoIndex = -1;

    /// <summary>The value; null when it is absent or JSON's null.</summary>
    public JsonElement? Find(ReadOnlySpan<byte> name) => Names(name, out var value) ? value : null;

    /// <summary>True when the property is there at all; <paramref name="value"/> is null for JSON's null, which clears what is known.</summary>
    public bool Names(ReadOnlySpan<byte> name, out JsonElement? value)
    {
        var isThere = element.TryGetProperty(name, out var found);
        value = isThere && found.ValueKind != JsonValueKind.Null ? found : null;
        return isThere;
    }

    public void Refuse(ReadOnlySpan<byte> name, string text, params object[] arguments) =>
        errors.Add(PathOf(name, NoIndex), text, arguments);

    public void RefuseUnder(ReadOnlySpan<byte> name, string key, string text, params object[] arguments) =>
        errors.Add($"{PathOf(name, NoIndex)}.{CanonicalFault.Shorten(key)}", text, arguments);

    public string? Text(ReadOnlySpan<byte> name, int longest) =>
        Find(name) is { } value ? TextAt(name, NoIndex, value, longest) : null;

    public Patch<string> TextPatch(ReadOnlySpan<byte> name, int longest) =>
        Names(name, out var value) ? Patch<string>.Of(value is { } text ? TextAt(name, NoIndex, text, longest) : null) : default;

    public string? Id(ReadOnlySpan<byte> name) => Find(name) is { } value ? IdOf(name, value) : null;

    public Patch<string> IdPatch(ReadOnlySpan<byte> name) =>
        Names(name, out var value) ? Patch<string>.Of(value is { } id ? IdOf(name, id) : null) : default;

    /// <summary>An empty text when the id is missing or wrong; the error is noted.</summary>
    public string RequiredId(ReadOnlySpan<byte> name)
    {
        if (Find(name) is { } value)
        {
            return IdOf(name, value) ?? "";
        }

        Refuse(name, "Required");
        return "";
    }

    public JsonFields? Object(ReadOnlySpan<byte> name) =>
        Find(name) is { } value ? ObjectAt(name, NoIndex, value) : null;

    public Patch<T> ObjectPatch<T>(ReadOnlySpan<byte> name, Func<JsonFields, T> read)
        where T : class =>
        Names(name, out var value)
            ? Patch<T>.Of(value is { } found && ObjectAt(name, NoIndex, found) is { } fields ? read(fields) : null)
            : default;

    /// <summary>The items of an array; null when it is absent, null or refused.</summary>
    public JsonElement? Array(ReadOnlySpan<byte> name, int most) => Find(name) is { } value ? ArrayOf(name, value, most) : null;

    public JsonElement? ArrayOf(ReadOnlySpan<byte> name, JsonElement value, int most)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Refuse(name, "MustBeArray");
            return null;
        }

        if (value.GetArrayLength() > most)
        {
            Refuse(name, "TooManyItems", most);
            return null;
        }

        return value;
    }

    public JsonFields? ObjectAt(ReadOnlySpan<byte> name, int index, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, PathOf(name, index), errors);
        }

        errors.Add(PathOf(name, index), "MustBeObject");
        return null;
    }

    public string? TextAt(ReadOnlySpan<byte> name, int index, JsonElement value, int longest)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            errors.Add(PathOf(name, index), "MustBeText");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > longest)
        {
            errors.Add(PathOf(name, index), "TooLong", longest);
        }

        // PostgreSQL cannot store it in a text, and nobody can see it.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add(PathOf(name, index), "NulCharacter");
        }

        return text;
    }

    private string? IdOf(ReadOnlySpan<byte> name, JsonElement value)
    {
        var id = TextAt(name, NoIndex, value, IntakeLimits.ExternalId);
        if (id is not null && string.IsNullOrWhiteSpace(id))
        {
            Refuse(name, "Empty");
        }

        return id;
    }

    private string PathOf(ReadOnlySpan<byte> name, int index)
    {
        var property = path.Length == 0 ? Encoding.UTF8.GetString(name) : $"{path}.{Encoding.UTF8.GetString(name)}";
        return index == NoIndex ? property : $"{property}[{index}]";
    }
}
