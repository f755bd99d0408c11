namespace Supsis.Portal.Data;

/// <summary>How an id looks outside: a prefix that says what it is, then 26 characters of Crockford's base 32.</summary>
public static class PublicId
{
    public const string Webhook = "wh";
    public const string Event = "evt";
    public const string Delivery = "msg";
    public const string ApiKey = "key";
    public const string Workspace = "ws";
    public const string RetryJob = "job";

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 26;

    public static string Format(string prefix, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var value = new UInt128(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        Span<char> digits = stackalloc char[Digits];
        for (var i = Digits - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        return $"{prefix}_{digits}";
    }

    /// <summary>False for anything that <see cref="Format"/> would not have written; upper and lower case are the same.</summary>
    public static bool TryParse(string prefix, string? text, out Guid id)
    {
        id = default;
        if (text is null || text.Length != prefix.Length + 1 + Digits || text[prefix.Length] != '_' || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var value = UInt128.Zero;
        foreach (var character in text.AsSpan(prefix.Length + 1))
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (digit < 0 || (value >> 123) != UInt128.Zero)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        id = new Guid(bytes, bigEndian: true);
        return true;
    }
}
