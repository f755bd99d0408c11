using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class RecentSuccessesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly RecentSuccesses _successes = new();

    [Fact]
    public void A_steady_pace_is_what_it_is()
    {
        Note(count: 240, every: TimeSpan.FromMilliseconds(500));

        Assert.InRange(_successes.PerMinute(Start + TimeSpan.FromMinutes(2)), 108, 122);
    }

    [Fact]
    public void A_receiver_that_is_only_just_back_is_not_measured_over_the_whole_minute()
    {
        Note(count: 100, every: TimeSpan.FromMilliseconds(100)); // ten seconds

        Assert.InRange(_successes.PerMinute(Start + TimeSpan.FromSeconds(10)), 550, 650);
    }

    [Fact]
    public void A_minute_after_the_last_one_there_is_no_pace()
    {
        Assert.Equal(0, _successes.PerMinute(Start));
        Note(count: 10, every: TimeSpan.FromSeconds(1));

        Assert.Equal(0, _successes.PerMinute(Start + TimeSpan.FromSeconds(80)));
    }

    [Fact]
    public void After_an_outage_the_pace_begins_anew()
    {
        Note(count: 10, every: TimeSpan.FromSeconds(1));
        _successes.Note(Start + TimeSpan.FromHours(1));
        _successes.Note(Start + TimeSpan.FromHours(1));

        Assert.Equal(24, _successes.PerMinute(Start + TimeSpan.FromHours(1)));
    }

    private void Note(int count, TimeSpan every)
    {
        for (var i = 0; i < count; i++)
        {
            _successes.Note(Start + (every * i));
        }
    }
}
