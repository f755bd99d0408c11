using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Supsis.Portal.Intake;

/// <summary>The one spelling that equal pieces of JSON share (RFC 8785), and its SHA-256.</summary>
/// <remarks>Expects valid UTF-8 nested no deeper than <see cref="IntakeLimits.Depth"/>: it walks the tree by recursion.</remarks>
internal static class CanonicalJson
{
    /// <summary>Null when hashed; otherwise why there is no canonical form, and <paramref name="hash"/> is empty.</summary>
    public static CanonicalFault? Hash(JsonElement element, out byte[] hash)
    {
        var buffer = new CanonicalBuffer(JsonMarshal.GetRawUtf8Value(element).Length + 64);
        try
        {
            var fault = Append(element, ref buffer);
            hash = fault is null ? SHA256.HashData(buffer.Written) : [];
            return fault;
        }
        finally
        {
            buffer.Dispose();
        }
    }

    public static CanonicalFault? Append(JsonElement element, ref CanonicalBuffer buffer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return AppendObject(element, ref buffer);
            case JsonValueKind.Array:
                return AppendArray(element, ref buffer);
            case JsonValueKind.String:
                return CanonicalText.TryAppend(JsonMarshal.GetRawUtf8Value(element), ref buffer) ? null : new(CanonicalFault.Reason.LoneSurrogate, "");
            case JsonValueKind.Number:
                return CanonicalNumber.TryAppend(JsonMarshal.GetRawUtf8Value(element), ref buffer) ? null : new(CanonicalFault.Reason.NumberOutOfRange, "");
            default:
                buffer.Append(JsonMarshal.GetRawUtf8Value(element));
                return null;
        }
    }

    private static CanonicalFault? AppendArray(JsonElement array, ref CanonicalBuffer buffer)
    {
        buffer.Append((byte)'[');
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            if (index > 0)
            {
                buffer.Append((byte)',');
            }

            if (Append(element, ref buffer) is { } fault)
            {
                return fault.Under(index);
            }

            index++;
        }

        buffer.Append((byte)']');
        return null;
    }

    private static CanonicalFault? AppendObject(JsonElement element, ref CanonicalBuffer buffer)
    {
        var count = element.GetPropertyCount();
        var rented = ArrayPool<JsonProperty>.Shared.Rent(count);
        var properties = rented.AsSpan(0, count);
        try
        {
            var filled = 0;
            foreach (var property in element.EnumerateObject())
            {
                properties[filled++] = property;
            }

            return CanonicalOrder.TrySort(properties)
                ? AppendSorted(properties, ref buffer)
                : new(CanonicalFault.Reason.LoneSurrogate, "");
        }
        finally
        {
            properties.Clear(); // the pool must not keep the document alive
            ArrayPool<JsonProperty>.Shared.Return(rented);
        }
    }

    private static CanonicalFault? AppendSorted(ReadOnlySpan<JsonProperty> properties, ref CanonicalBuffer buffer)
    {
        buffer.Append((byte)'{');
        for (var i = 0; i < properties.Length; i++)
        {
            if (i > 0)
            {
                if (CanonicalOrder.HaveSameName(properties[i - 1], properties[i]))
                {
                    return new CanonicalFault(CanonicalFault.Reason.RepeatedProperty, "").Under(properties[i].Name);
                }

                buffer.Append((byte)',');
            }

            buffer.Append((byte)'"');
            _ = CanonicalText.TryAppend(JsonMarshal.GetRawUtf8PropertyName(properties[i]), ref buffer);
            buffer.Append("\":"u8);
            if (Append(properties[i].Value, ref buffer) is { } fault)
            {
                return fault.Under(properties[i].Name);
            }
        }

        buffer.Append((byte)'}');
        return null;
    }
}
