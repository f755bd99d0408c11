using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 15, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 7 ", 7)]
    [InlineData("0", 0)]
    [InlineData("-5", 0)]
    [InlineData("86401", 86_400)]
    [InlineData("99999999999999999999999999", 86_400)]
    [InlineData("Sun, 22 Nov 2026 10:17:30 GMT", 120)]
    [InlineData("Sunday, 22-Nov-26 10:17:30 GMT", 120)]
    [InlineData("Sun Nov 22 10:17:30 2026", 120)]
    [InlineData("Sun, 22 Nov 2026 10:00:00 GMT", 0)]
    [InlineData("Fri, 31 Dec 2027 23:59:59 GMT", 86_400)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("1.5", null)]
    public void It_is_seconds_or_a_date_within_a_day(string text, int? seconds) =>
        Assert.Equal(seconds, (int?)RetryAfterHeader.Read(text, Now)?.TotalSeconds);
}
