using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

/// <summary>The range of time in the log's address.</summary>
public sealed class LogRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 15, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("since=24h", "since=24h")]
    [InlineData("since=5h", "")]
    [InlineData("since=-1d&from=&to=", "")]
    [InlineData("from=yesterday&to=2026-11-22", "")]
    [InlineData("from=2026-11-22T09:00%2B03:00&to=2026-11-22T10:30:00.5Z", "from=2026-11-22T06%3A00Z&to=2026-11-22T10%3A30%3A00.5Z")]
    [InlineData("from=2026-11-22T09:00+03:00", "from=2026-11-22T06%3A00Z")]
    [InlineData("to=2026-11-22T06:00Z&from=0001-01-01T00:00Z", "to=2026-11-22T06%3A00Z")]
    [InlineData("to=9999-12-31T23:59Z", "")]
    [InlineData("from=2026-11-22T06:00Z&to=2026-11-22T06:00Z", "")]
    [InlineData("from=2026-11-22T06:00Z&since=7d", "from=2026-11-22T06%3A00Z")]
    [InlineData("from=2026-11-22T06:00Z&from=2026-11-23T06:00Z", "")]
    public void An_address_is_read_as_far_as_it_makes_sense_and_written_in_one_way(string address, string canonical) =>
        Assert.Equal(canonical, LogView.OfQuery(address).Query);

    [Fact]
    public void The_last_hours_move_with_the_clock_and_chosen_instants_do_not()
    {
        var (last, chosen) = (LogView.OfQuery("since=1h"), LogView.OfQuery("from=2026-11-22T06:00Z&to=2026-11-22T07:00Z"));

        Assert.Equal(new DeliveryFilter { From = Now.AddHours(-1) }, last.ToFilter(Now));
        Assert.Equal(new DeliveryFilter { From = Now }, last.ToFilter(Now.AddHours(1)));
        Assert.Equal(new DeliveryFilter { From = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero), Until = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero) }, chosen.ToFilter(Now));
    }

    [Fact]
    public void A_range_can_be_fixed_at_a_moment()
    {
        Assert.Equal(LogRange.Between(Now.AddDays(-7), Now), LogRange.Read("7d", null, null).At(Now));
        Assert.Same(LogRange.All, LogRange.All.At(Now));
    }

    [Fact]
    public void A_range_is_a_filter()
    {
        Assert.True(LogView.OfQuery("since=30d").HasFilters);
        Assert.False(LogView.OfQuery("to=2026-11-22T06:00Z").IsEverything);
        Assert.True(LogView.OfQuery("since=1y").IsEverything);
    }
}
