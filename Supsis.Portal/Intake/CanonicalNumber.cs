using System.Globalization;

namespace Supsis.Portal.Intake;

/// <summary>A JSON number as ECMAScript would print it (RFC 8785, 3.2.2.3).</summary>
internal static class CanonicalNumber
{
    private const int ExactDigits = 15;

    // ECMA-262, Number::toString: plain notation up to 21 digits before the point and six zeros behind it.
    private const int LargestPlainPoint = 21;
    private const int SmallestPlainPoint = -5;

    /// <summary>Appends a number as it stands in valid JSON; false when it is beyond a double.</summary>
    public static bool TryAppend(ReadOnlySpan<byte> raw, ref CanonicalBuffer buffer)
    {
        if (IsShortInteger(raw))
        {
            buffer.Append(raw);
            return true;
        }

        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return false;
        }

        Append(value, ref buffer);
        return true;
    }

    internal static void Append(double value, ref CanonicalBuffer buffer)
    {
        if (value == 0)
        {
            buffer.Append((byte)'0'); // also for -0
            return;
        }

        if (value < 0)
        {
            buffer.Append((byte)'-');
        }

        Span<byte> shortest = stackalloc byte[32];
        Math.Abs(value).TryFormat(shortest, out var written, "R", CultureInfo.InvariantCulture);
        var point = Split(shortest[..written], out var digits);
        AppendDigits(digits, point, ref buffer);
    }

    private static bool IsShortInteger(ReadOnlySpan<byte> raw)
    {
        var digits = raw[0] == '-' ? raw[1..] : raw;
        return digits.Length <= ExactDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !raw.SequenceEqual("-0"u8);
    }

    /// <summary>Packs the significant digits in place; the value is 0.DIGITS × 10^(result).</summary>
    private static int Split(Span<byte> number, out ReadOnlySpan<byte> digits)
    {
        var exponent = 0;
        var mantissa = number;
        var e = number.IndexOf((byte)'E');
        if (e >= 0)
        {
            exponent = int.Parse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = number[..e];
        }

        var dot = mantissa.IndexOf((byte)'.');
        var point = dot < 0 ? mantissa.Length : dot;
        if (dot >= 0)
        {
            mantissa[(dot + 1)..].CopyTo(mantissa[dot..]);
            mantissa = mantissa[..^1];
        }

        var significant = mantissa.TrimStart((byte)'0');
        point -= mantissa.Length - significant.Length;
        digits = significant.TrimEnd((byte)'0');
        return point + exponent;
    }

    private static void AppendDigits(scoped ReadOnlySpan<byte> digits, int point, ref CanonicalBuffer buffer)
    {
        if (point is > LargestPlainPoint or < SmallestPlainPoint)
        {
            AppendScientific(digits, point - 1, ref buffer);
        }
        else if (point <= 0)
        {
            buffer.Append("0."u8);
            AppendZeros(-point, ref buffer);
            buffer.Append(digits);
        }
        else if (point >= digits.Length)
        {
            buffer.Append(digits);
            AppendZeros(point - digits.Length, ref buffer);
        }
        else
        {
            buffer.Append(digits[..point]);
            buffer.Append((byte)'.');
            buffer.Append(digits[point..]);
        }
    }

    private static void AppendScientific(scoped ReadOnlySpan<byte> digits, int exponent, ref CanonicalBuffer buffer)
    {
        buffer.Append(digits[0]);
        if (digits.Length > 1)
        {
            buffer.Append((byte)'.');
            buffer.Append(digits[1..]);
        }

        buffer.Append(exponent < 0 ? "e-"u8 : "e+"u8);
        Span<byte> text = stackalloc byte[4];
        Math.Abs(exponent).TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        buffer.Append(text[..written]);
    }

    private static void AppendZeros(int count, ref CanonicalBuffer buffer) => buffer.Append("000000000000000000000"u8[..count]);
}
