using System.Buffers.Text;
using System.Text;

namespace Supsis.Portal.Intake;

/// <summary>A JSON string with every escape but the necessary ones taken out (RFC 8785, 3.2.2.2).</summary>
internal static class CanonicalText
{
    private const int EscapeLength = 6; // \uXXXX

    /// <summary>Appends a string as it stands in valid JSON; false when half of a surrogate pair stands alone.</summary>
    public static bool TryAppend(ReadOnlySpan<byte> raw, ref CanonicalBuffer buffer)
    {
        int run;
        while ((run = raw.IndexOf((byte)'\\')) >= 0)
        {
            buffer.Append(raw[..run]);
            raw = raw[run..];
            var taken = raw[1] == 'u' ? AppendCodePoint(raw, ref buffer) : AppendShort(raw, ref buffer);
            if (taken == 0)
            {
                return false;
            }

            raw = raw[taken..];
        }

        buffer.Append(raw);
        return true;
    }

    public static bool IsWellFormed(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return true;
        }

        var buffer = new CanonicalBuffer(raw.Length);
        try
        {
            return TryAppend(raw, ref buffer);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static int AppendShort(ReadOnlySpan<byte> raw, ref CanonicalBuffer buffer)
    {
        buffer.Append(raw[1] == '/' ? "/"u8 : raw[..2]);
        return 2;
    }

    private static int AppendCodePoint(ReadOnlySpan<byte> raw, ref CanonicalBuffer buffer)
    {
        var unit = CodeUnit(raw);
        if (Rune.TryCreate(unit, out var rune))
        {
            Append(rune, ref buffer);
            return EscapeLength;
        }

        var rest = raw[EscapeLength..];
        if (rest.StartsWith("\\u"u8) && Rune.TryCreate(unit, CodeUnit(rest), out rune))
        {
            Append(rune, ref buffer);
            return 2 * EscapeLength;
        }

        return 0;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape[2..EscapeLength], out ushort unit, out _, 'x') ? (char)unit : '\uD800';

    private static void Append(Rune rune, ref CanonicalBuffer buffer)
    {
        switch (rune.Value)
        {
            case '"': buffer.Append("\\\""u8); break;
            case '\\': buffer.Append("\\\\"u8); break;
            case '\b': buffer.Append("\\b"u8); break;
            case '\t': buffer.Append("\\t"u8); break;
            case '\n': buffer.Append("\\n"u8); break;
            case '\f': buffer.Append("\\f"u8); break;
            case '\r': buffer.Append("\\r"u8); break;
            case < 0x20:
                buffer.Append(rune.Value < 0x10 ? "\\u000"u8 : "\\u001"u8);
                buffer.Append("0123456789abcdef"u8[rune.Value & 0xF]);
                break;
            default:
                Span<byte> encoded = stackalloc byte[4];
                buffer.Append(encoded[..rune.EncodeToUtf8(encoded)]);
                break;
        }
    }
}
