using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class BusinessHoursTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("""{"sunday":[],"monday":["00:00-00:00"],"tuesday":["09:00-12:30","13:15-18:00"],"holidays":["2026-10-29","2027-01-01"]}""")]
    public void What_is_written_is_read_again(string stored)
    {
        var hours = BusinessHoursText.Read(stored);
        var written = BusinessHoursText.Write(hours);

        Assert.Equal(written, BusinessHoursText.Write(BusinessHoursText.Read(written)));
        Assert.Equal(stored.Length == 0 ? 1 : 2, hours.On(new DateOnly(2026, 11, 24)).Length);
        Assert.Empty(hours.On(new DateOnly(2026, 11, 22)));
        Assert.Equal(stored.Length == 0 ? 1 : 0, hours.On(new DateOnly(2026, 10, 29)).Length);
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T15:00:00Z")] // open on Friday, until six
    [InlineData("2026-11-20T16:00:00Z", "2026-11-23T06:00:00Z")] // closed, until Monday nine
    [InlineData("2026-11-20T15:00:00Z", "2026-11-23T06:00:00Z")] // closes at this very instant
    public void It_is_known_when_it_next_opens_or_closes(string at, string changes) => Assert.Equal(
        DateTimeOffset.Parse(changes, null),
        new BusinessCalendar(BusinessHours.Usual, TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul")).ChangesAt(DateTimeOffset.Parse(at, null)));
}
