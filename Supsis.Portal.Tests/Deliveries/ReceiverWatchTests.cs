using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class ReceiverWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly ReceiverWatch _receiver = new(new DeliveryOptions(), new BreakerOptions(), () => 0.5);

    [Fact]
    public void Fast_answers_earn_slots_and_a_failure_takes_them_back()
    {
        Answer(200, times: 40);
        Assert.Equal(32, _receiver.Slots);

        Answer(500);

        Assert.Equal(4, _receiver.Slots);
    }

    [Fact]
    public void Slow_answers_earn_none_and_very_slow_ones_are_trouble()
    {
        Answer(200, seconds: 3, times: 20);
        Assert.Equal(4, _receiver.Slots);
        Assert.False(_receiver.IsTroubled);

        Answer(200, seconds: 6, times: 5);

        Assert.True(_receiver.IsTroubled);
    }

    [Theory]
    [InlineData(429, 20, 20)]
    [InlineData(503, 90, 90)]
    [InlineData(503, null, 60)]
    [InlineData(429, 90_000, 86_400)]
    [InlineData(500, 90, 0)]
    public void A_receiver_that_asks_for_a_pause_gets_it(int status, int? wish, int seconds)
    {
        _receiver.Note(Outcome(status) with { RetryAfter = wish is { } after ? TimeSpan.FromSeconds(after) : null }, Start);

        Assert.Equal(seconds == 0, _receiver.Permits(Start));
        Assert.Equal(seconds == 0 ? null : Start.AddSeconds(seconds), _receiver.HeldUntil(Start));
        Assert.True(_receiver.Permits(Start.AddSeconds(seconds)));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public void One_that_refuses_is_alive(int status)
    {
        Answer(status, times: 20);

        Assert.False(_receiver.IsTroubled);
        Assert.True(_receiver.Permits(Start));
    }

    [Fact]
    public void One_that_is_back_gets_a_slot_more_a_second()
    {
        Answer(200, times: 40);
        Answer(500, times: 5);
        var back = _receiver.Hold.OpenUntil!.Value;
        Answer(200, at: back);
        Assert.Equal(1, _receiver.Slots);

        for (var i = 0; i < 50; i++)
        {
            Answer(200, at: back.AddSeconds(3));
        }

        Assert.Equal(4, _receiver.Slots);
    }

    [Fact]
    public void A_limit_spreads_the_requests_of_a_minute()
    {
        _receiver.Started(Start, maxPerMinute: 30);

        Assert.False(_receiver.Permits(Start.AddSeconds(1.9)));
        Assert.True(_receiver.Permits(Start.AddSeconds(2)));
    }

    private static AttemptOutcome Outcome(int status, double seconds = 0.01) => new()
    {
        StartedAt = Start,
        Duration = TimeSpan.FromSeconds(seconds),
        Status = status,
        Error = AttemptErrorPolicy.OfStatus(status),
    };

    private void Answer(int status, double seconds = 0.01, int times = 1, DateTimeOffset? at = null)
    {
        for (var i = 0; i < times; i++)
        {
            _receiver.Note(Outcome(status, seconds), at ?? Start);
        }
    }
}
