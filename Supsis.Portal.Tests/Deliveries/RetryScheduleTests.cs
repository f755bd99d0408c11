using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class RetryScheduleTests
{
    private static readonly RetrySchedule Even = new(new DeliveryOptions(), () => 0.5);

    [Fact]
    public void The_built_in_schedule_is_eleven_attempts_within_68_hours()
    {
        var waits = Enumerable.Range(1, 11).Select(attempt => Even.NextDelay(attempt, Failure(DeliveryError.Http5xx, 500))).ToList();

        Assert.Equal(11, Even.AttemptLimit);
        Assert.Equal(
            ["00:00:05", "00:00:30", "00:02:00", "00:10:00", "00:30:00", "02:00:00", "06:00:00", "12:00:00", "1.00:00:00", "1.00:00:00", ""],
            waits.Select(wait => $"{wait}"));
        Assert.Equal(68, waits.Sum(wait => wait?.TotalHours ?? 0), tolerance: 1);
    }

    [Fact]
    public void A_configured_schedule_replaces_the_built_in_one()
    {
        var schedule = new RetrySchedule(new DeliveryOptions { RetryDelays = [TimeSpan.FromSeconds(1)] }, () => 0.5);

        Assert.Equal(TimeSpan.FromSeconds(1), schedule.NextDelay(1, Failure(DeliveryError.Reset)));
        Assert.Null(schedule.NextDelay(2, Failure(DeliveryError.Reset)));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(0.5, 5)]
    [InlineData(1, 6)]
    public void Waits_are_spread_by_a_fifth_either_way(double random, int seconds) =>
        Assert.Equal(seconds, new RetrySchedule(new DeliveryOptions(), () => random).NextDelay(1, Failure(DeliveryError.Reset))!.Value.TotalSeconds, tolerance: 1e-6);

    [Theory]
    [InlineData(DeliveryError.RateLimited, 429, 60)]
    [InlineData(DeliveryError.Http5xx, 502, 60)]
    [InlineData(DeliveryError.Http5xx, 503, 60)]
    [InlineData(DeliveryError.Http5xx, 504, 60)]
    [InlineData(DeliveryError.Timeout, null, 60)]
    [InlineData(DeliveryError.Http5xx, 500, 5)]
    [InlineData(DeliveryError.Http4xx, 400, 5)]
    [InlineData(DeliveryError.ConnectRefused, null, 5)]
    [InlineData(DeliveryError.ConnectTimeout, null, 5)]
    public void A_receiver_that_is_too_busy_gets_at_least_the_floor(string error, int? status, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Even.NextDelay(1, Failure(error, status)));

    [Theory]
    [InlineData(1, 20, 20)] // the wish replaces the floor
    [InlineData(1, 0, 5)]
    [InlineData(3, 20, 120)] // the schedule is longer
    [InlineData(1, 200_000, 86_400)]
    public void The_longer_of_schedule_and_wish_wins(int attempt, int wish, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Even.NextDelay(attempt, Failure(DeliveryError.RateLimited, 429) with { RetryAfter = TimeSpan.FromSeconds(wish) }));

    [Fact]
    public void The_floor_never_shortens_a_longer_wait() =>
        Assert.Equal(TimeSpan.FromMinutes(10), Even.NextDelay(4, Failure(DeliveryError.Timeout)));

    [Fact]
    public void A_body_that_cannot_be_made_is_not_tried_again() => Assert.Null(Even.NextDelay(1, Failure(DeliveryError.TransformFailed)));

    [Fact]
    public void No_wait_is_shorter_than_the_spread_schedule_or_longer_than_it_and_a_day() =>
        Prop.ForAll(Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (attempt, random, wish) =>
        {
            var wait = new RetrySchedule(new DeliveryOptions(), () => random / 1000.0)
                .NextDelay(attempt, Failure(DeliveryError.RateLimited, 429) with { RetryAfter = TimeSpan.FromSeconds(wish) });
            return attempt > 10
                ? wait is null
                : wait >= RetrySchedule.BuiltInDelays[attempt - 1] * 0.8 && wait <= TimeSpan.FromHours(24) * 1.2 && wait >= TimeSpan.FromSeconds(Math.Min(wish, 86_400));
        }).QuickCheckThrowOnFailure();

    private static AttemptOutcome Failure(string error, int? status = null) =>
        new() { StartedAt = DateTimeOffset.UnixEpoch, Duration = TimeSpan.Zero, Error = error, Status = status };
}
