using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class ExpressionWatchTests
{
    private readonly ManualClock _clock = new();
    private readonly ExpressionWatch _watch;
    private readonly Rule _rule = new(Guid.NewGuid(), Guid.NewGuid(), new("keyword.matched"), default);

    public ExpressionWatchTests() => _watch = new(_clock);

    [Fact]
    public void The_third_time_gives_a_trigger_up_and_no_other()
    {
        var other = _rule with { TriggerId = Guid.NewGuid() };
        _watch.TookTooLong(_rule);
        _watch.TookTooLong(_rule);
        _watch.TookTooLong(other);
        Assert.Empty(_watch.GivenUp);
        _watch.TookTooLong(_rule);

        Assert.Equal([_rule], _watch.GivenUp);
        Assert.True(_watch.HasGivenUp(_rule.TriggerId));
        Assert.False(_watch.HasGivenUp(other.TriggerId));
    }

    [Fact]
    public void Times_that_lie_an_hour_apart_do_not_add_up()
    {
        for (var i = 0; i < 10; i++)
        {
            _watch.TookTooLong(_rule);
            _clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Empty(_watch.GivenUp);
    }

    [Fact]
    public void What_was_forgotten_begins_anew()
    {
        for (var i = 0; i < ExpressionWatch.MostTimeouts; i++)
        {
            _watch.TookTooLong(_rule);
        }

        _watch.Forget(_rule.TriggerId);
        _watch.TookTooLong(_rule);

        Assert.Empty(_watch.GivenUp);
    }
}
