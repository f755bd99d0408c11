using System.Globalization;
using System.Text;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class CanonicalNumberTests
{
    [Theory] // RFC 8785, Appendix B
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_double_is_printed_as_the_standard_says(ulong bits, string expected)
    {
        var buffer = new CanonicalBuffer(8);
        CanonicalNumber.Append(BitConverter.UInt64BitsToDouble(bits), ref buffer);

        Assert.Equal(expected, Encoding.ASCII.GetString(buffer.Written));
        buffer.Dispose();
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e7", "0")]
    [InlineData("42", "42")]
    [InlineData("-42", "-42")]
    [InlineData("42.0", "42")]
    [InlineData("4.50", "4.5")]
    [InlineData("1E30", "1e+30")]
    [InlineData("1e2", "100")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("-999999999999999", "-999999999999999")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("12345678901234567890", "12345678901234567000")]
    [InlineData("123456789012345678901234567890", "1.2345678901234568e+29")]
    [InlineData("1e-400", "0")]
    public void Every_spelling_of_a_number_becomes_one(string sent, string expected) => Assert.Equal(expected, Canonical(sent));

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e400")]
    public void A_number_beyond_a_double_is_refused(string sent) => Assert.Null(Canonical(sent));

    [Fact]
    public void Any_double_reads_back_as_itself()
    {
        var random = new Random(8785);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (!double.IsFinite(value))
            {
                continue;
            }

            var canonical = Canonical(value.ToString("E16", CultureInfo.InvariantCulture))!;

            Assert.Equal(value, double.Parse(canonical, CultureInfo.InvariantCulture));
            Assert.Equal(canonical, Canonical(canonical));
        }
    }

    private static string? Canonical(string sent)
    {
        var buffer = new CanonicalBuffer(8);
        var text = CanonicalNumber.TryAppend(Encoding.ASCII.GetBytes(sent), ref buffer) ? Encoding.ASCII.GetString(buffer.Written) : null;
        buffer.Dispose();
        return text;
    }
}
