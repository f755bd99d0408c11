using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Supsis.Portal.Intake;

/// <summary>The order of properties in canonical JSON: by the UTF-16 code units of their names.</summary>
internal static class CanonicalOrder
{
    private static readonly Comparison<JsonProperty> ByBytes = static (left, right) =>
        JsonMarshal.GetRawUtf8PropertyName(left).SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(right));

    // Escapes hide characters; from U+E000 on (lead byte 0xEE) the order of UTF-8 bytes is not that of UTF-16 units.
    private static readonly SearchValues<byte> Unordered =
        SearchValues.Create([(byte)'\\', .. Enumerable.Range(0xEE, 0x100 - 0xEE).Select(value => (byte)value)]);

    /// <summary>False when a name holds half of a surrogate pair and so cannot be compared.</summary>
    public static bool TrySort(Span<JsonProperty> properties)
    {
        var ordered = true;
        foreach (var property in properties)
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (name.ContainsAny(Unordered))
            {
                ordered = false;
                if (!CanonicalText.IsWellFormed(name))
                {
                    return false;
                }
            }
        }

        if (ordered)
        {
            properties.Sort(ByBytes);
        }
        else
        {
            SortDecoded(properties);
        }

        return true;
    }

    public static bool HaveSameName(JsonProperty left, JsonProperty right)
    {
        var leftName = JsonMarshal.GetRawUtf8PropertyName(left);
        var rightName = JsonMarshal.GetRawUtf8PropertyName(right);
        return leftName.SequenceEqual(rightName)
            || ((leftName.Contains((byte)'\\') || rightName.Contains((byte)'\\')) && left.Name == right.Name);
    }

    private static void SortDecoded(Span<JsonProperty> properties)
    {
        var names = new string[properties.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = properties[i].Name;
        }

        names.AsSpan().Sort(properties, StringComparer.Ordinal);
    }
}
