using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class CircuitBreakerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly CircuitBreaker _breaker = new(new BreakerOptions(), () => 0.5); // no jitter

    [Fact]
    public void Five_failures_in_a_row_open_it_for_half_a_minute()
    {
        Fail(4, Start);
        Assert.True(_breaker.IsClosed);

        Fail(1, Start);

        Assert.Equal(Start.AddSeconds(30), _breaker.OpenUntil);
        Assert.False(_breaker.Permits(Start.AddSeconds(29)));
        Assert.True(_breaker.Permits(Start.AddSeconds(30)));
    }

    [Fact]
    public void A_success_between_begins_the_count_again()
    {
        Fail(4, Start);
        _breaker.Succeeded(Start);
        Fail(4, Start);

        Assert.True(_breaker.IsClosed);
    }

    [Fact]
    public void Seven_failures_of_ten_within_five_minutes_open_it()
    {
        foreach (var failed in (bool[])[true, true, false, true, true, false, true, true, false])
        {
            Note(failed, Start);
        }

        Assert.True(_breaker.IsClosed);
        Note(failed: true, Start);
        Assert.False(_breaker.IsClosed);
    }

    [Fact]
    public void Failures_of_more_than_five_minutes_ago_are_forgotten()
    {
        foreach (var failed in (bool[])[true, true, false, true, true, false, true, true, false])
        {
            Note(failed, Start);
        }

        Note(failed: true, Start.AddMinutes(5.1));

        Assert.True(_breaker.IsClosed);
    }

    [Fact]
    public void One_probe_at_a_time_decides()
    {
        Fail(5, Start);
        var later = Start.AddSeconds(30);
        _breaker.Started();
        Assert.False(_breaker.Permits(later));

        _breaker.Succeeded(later);

        Assert.True(_breaker.IsClosed);
        Assert.True(_breaker.Permits(later));
    }

    [Fact]
    public void Every_failed_probe_doubles_the_pause_up_to_fifteen_minutes()
    {
        Fail(5, Start);
        var pauses = new List<double>();
        for (var probe = 0; probe < 6; probe++)
        {
            var now = _breaker.OpenUntil!.Value;
            _breaker.Started();
            _breaker.Failed(now);
            pauses.Add((_breaker.OpenUntil!.Value - now).TotalSeconds);
        }

        Assert.Equal([60, 120, 240, 480, 900, 900], pauses);
    }

    [Fact]
    public void A_late_failure_of_before_the_pause_does_not_lengthen_it()
    {
        Fail(5, Start);
        Fail(3, Start.AddSeconds(10));

        Assert.Equal(Start.AddSeconds(30), _breaker.OpenUntil);
    }

    [Fact]
    public void A_probe_that_never_happened_leaves_room_for_another()
    {
        Fail(5, Start);
        _breaker.Started();
        _breaker.Forget();

        Assert.True(_breaker.Permits(Start.AddSeconds(30)));
    }

    private void Fail(int times, DateTimeOffset now)
    {
        for (var i = 0; i < times; i++)
        {
            _breaker.Failed(now);
        }
    }

    private void Note(bool failed, DateTimeOffset now)
    {
        if (failed)
        {
            _breaker.Failed(now);
        }
        else
        {
            _breaker.Succeeded(now);
        }
    }
}
