using System.Runtime.InteropServices;
using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>The kinds of value beside text and objects: choices, instants, numbers, custom attributes.</summary>
internal static class JsonFieldValues
{
    public static T? Choice<T>(this JsonFields fields, ReadOnlySpan<byte> name, IReadOnlyList<KeyValuePair<string, T>> choices)
        where T : struct
    {
        if (fields.Find(name) is not { } value)
        {
            return null;
        }

        foreach (var (key, choice) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(key))
            {
                return choice;
            }
        }

        fields.Refuse(name, "OneOf", string.Join(", ", choices.Select(choice => choice.Key)));
        return null;
    }

    /// <summary>An ISO 8601 instant with an offset, in UTC.</summary>
    public static DateTimeOffset? Instant(this JsonFields fields, ReadOnlySpan<byte> name)
    {
        if (fields.Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String || !HasOffset(value.GetString()!) || !value.TryGetDateTimeOffset(out var instant))
        {
            fields.Refuse(name, "NotAnInstant");
            return null;
        }

        if (instant < IntakeLimits.Earliest || instant >= IntakeLimits.Latest)
        {
            fields.Refuse(name, "InstantOutOfRange", IntakeLimits.Earliest.Year, IntakeLimits.Latest.Year - 1);
        }

        return instant.ToUniversalTime();
    }

    public static decimal? Number(this JsonFields fields, ReadOnlySpan<byte> name, decimal least, decimal most)
    {
        if (fields.Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            fields.Refuse(name, "MustBeNumber");
            return null;
        }

        if (!value.TryGetDecimal(out var number) || number < least || number > most)
        {
            fields.Refuse(name, "NumberBetween", least, most);
            return null;
        }

        return number;
    }

    public static long? Size(this JsonFields fields, ReadOnlySpan<byte> name)
    {
        if (fields.Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var size) && size >= 0)
        {
            return size;
        }

        fields.Refuse(name, "MustBeSize");
        return null;
    }

    /// <summary>Any JSON by key; detached from the request, so that it may be kept.</summary>
    public static Patch<IReadOnlyDictionary<string, JsonElement>> Attributes(this JsonFields fields, ReadOnlySpan<byte> name)
    {
        if (!fields.Names(name, out var value))
        {
            return default;
        }

        if (value is not { } element || fields.ObjectAt(name, JsonFields.NoIndex, element) is null)
        {
            return Patch<IReadOnlyDictionary<string, JsonElement>>.Of(null);
        }

        if (element.GetPropertyCount() > IntakeLimits.Attributes)
        {
            fields.Refuse(name, "TooManyItems", IntakeLimits.Attributes);
            return default;
        }

        var attributes = new Dictionary<string, JsonElement>(element.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var attribute in element.Clone().EnumerateObject())
        {
            fields.CheckAttribute(name, attribute);
            attributes[attribute.Name] = attribute.Value;
        }

        return Patch<IReadOnlyDictionary<string, JsonElement>>.Of(attributes);
    }

    private static void CheckAttribute(this JsonFields fields, ReadOnlySpan<byte> name, JsonProperty attribute)
    {
        var key = attribute.Name;
        if (string.IsNullOrWhiteSpace(key) || key.Length > IntakeLimits.AttributeKey || key.Contains('\0', StringComparison.Ordinal))
        {
            fields.RefuseUnder(name, key, "AttributeKey", IntakeLimits.AttributeKey);
        }
        else if (JsonMarshal.GetRawUtf8Value(attribute.Value).Length > IntakeLimits.AttributeSize)
        {
            fields.RefuseUnder(name, key, "AttributeTooLarge", IntakeLimits.AttributeSize);
        }
    }

    // The reader takes a time without an offset for local time, which would depend on the server.
    private static bool HasOffset(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal);
        return time > 0 && text.AsSpan(time).IndexOfAny('Z', '+', '-') > 0;
    }
}
