namespace Supsis.Portal.Tests.TestKit;

public sealed class ManualClockTests
{
    [Fact]
    public void Timers_fire_in_order_on_the_way_and_see_their_own_time()
    {
        var clock = new ManualClock();
        var start = clock.GetUtcNow();
        var fired = new List<(string Name, double Seconds)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", (clock.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add(("often", (clock.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var never = clock.CreateTimer(_ => fired.Add(("never", 0)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(5.5));

        Assert.Equal([("often", 2), ("often", 4), ("late", 5)], fired);
        Assert.Equal(start.AddSeconds(5.5), clock.GetUtcNow());
    }

    [Fact]
    public async Task Delays_and_deadlines_of_the_framework_follow_it()
    {
        var clock = new ManualClock();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
        var delay = Task.Delay(TimeSpan.FromSeconds(1), clock);
        var began = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromSeconds(1));
        await delay;
        Assert.False(deadline.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(deadline.IsCancellationRequested);
        Assert.Equal(TimeSpan.FromSeconds(2), clock.GetElapsedTime(began));
    }

    [Fact]
    public void A_jump_of_the_wall_clock_fires_nothing()
    {
        var clock = new ManualClock();
        var hasFired = false;
        using var timer = clock.CreateTimer(_ => hasFired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        clock.JumpTo(clock.GetUtcNow().AddHours(-3));

        Assert.False(hasFired);
        Assert.Equal(1, clock.WaitingTimers);
    }

    [Fact]
    public void What_is_due_already_fires_without_the_clock_moving_again()
    {
        using var rang = new ManualResetEventSlim();
        using var timer = new ManualClock().CreateTimer(_ => rang.Set(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        Assert.True(rang.Wait(TimeSpan.FromSeconds(20)), "It did not fire.");
    }
}
