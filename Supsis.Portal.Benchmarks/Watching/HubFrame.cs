namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>Messages of a hub stand one behind the other, each with its length before it, seven bits a byte.</summary>
internal static class HubFrame
{
    private const int LongestPrefix = 5;

    public static byte[] Wrap(ReadOnlySpan<byte> message)
    {
        Span<byte> prefix = stackalloc byte[LongestPrefix];
        var size = 0;
        var rest = (uint)message.Length;
        do
        {
            prefix[size++] = (byte)((rest & 0x7f) | (rest > 0x7f ? 0x80u : 0));
            rest >>= 7;
        }
        while (rest > 0);
        return [.. prefix[..size], .. message];
    }

    /// <summary>Takes the next whole message off the front; false when its end has not come yet.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> message)
    {
        message = default;
        var length = 0;
        for (var size = 0; size < bytes.Length; size++)
        {
            if (size == LongestPrefix)
            {
                throw new InvalidDataException("The length before a message has no end.");
            }

            length |= (bytes[size] & 0x7f) << (7 * size);
            if (bytes[size] <= 0x7f)
            {
                return TryCut(ref bytes, size + 1, length, out message);
            }
        }

        return false;
    }

    private static bool TryCut(ref ReadOnlySpan<byte> bytes, int start, int length, out ReadOnlySpan<byte> message)
    {
        message = default;
        if (bytes.Length - start < length)
        {
            return false;
        }

        message = bytes.Slice(start, length);
        bytes = bytes[(start + length)..];
        return true;
    }
}
