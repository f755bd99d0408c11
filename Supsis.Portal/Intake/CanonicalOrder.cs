using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Supsis.Portal.Intake;

/// <summary>The order of properties in canonical JSON: by the UTF-16 code units of their names.</summary>
internal static class CanonicalOrder
{
    private const int FewProperties = 64;

    private static readonly Comparison<JsonProperty> ByBytes = static (left, right) =>
        JsonMarshal.GetRawUtf8PropertyName(left).SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(right));

    // Escapes hide characters; from U+E000 on (lead byte 0xEE) the order of UTF-8 bytes is not that of UTF-16 units.
    private static readonly SearchValues<byte> Unordered =
        SearchValues.Create([(byte)'\\', .. Enumerable.Range(0xEE, 0x100 - 0xEE).Select(value => (byte)value)]);

    /// <summary>False when a name holds half of a surrogate pair and so cannot be compared.</summary>
    public static bool TrySort(Span<JsonProperty> properties)
    {
        Span<ulong> keys = properties.Length <= FewProperties ? stackalloc ulong[properties.Length] : new ulong[properties.Length];
        var ordered = true;
        for (var i = 0; i < properties.Length; i++)
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(properties[i]);
            keys[i] = FirstBytes(name);
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
            SortByBytes(keys, properties);
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

    // Sorting by the first eight bytes as a number settles nearly every name at a fraction of the cost of comparing texts.
    private static void SortByBytes(Span<ulong> keys, Span<JsonProperty> properties)
    {
        keys.Sort(properties);
        for (var start = 0; start < keys.Length;)
        {
            var alike = keys[start..].IndexOfAnyExcept(keys[start]);
            var end = alike < 0 ? keys.Length : start + alike;
            if (end - start > 1)
            {
                properties[start..end].Sort(ByBytes);
            }

            start = end;
        }
    }

    private static ulong FirstBytes(ReadOnlySpan<byte> name)
    {
        if (name.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(name);
        }

        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        name.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
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
