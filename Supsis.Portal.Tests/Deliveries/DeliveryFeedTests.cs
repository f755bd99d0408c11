using Microsoft.Extensions.Logging.Abstractions;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryFeedTests : IDisposable
{
    private static readonly Guid Workspace = Guid.NewGuid();

    private readonly ManualClock _clock = new();
    private readonly DeliveryFeed _feed;
    private readonly List<IReadOnlyCollection<Guid>> _heard = [];

    public DeliveryFeedTests() => _feed = new DeliveryFeed(_clock, NullLogger<DeliveryFeed>.Instance);

    public void Dispose() => _feed.Dispose();

    [Fact]
    public void Changes_of_a_quarter_second_come_together_and_each_row_once()
    {
        using var subscription = _feed.Subscribe(Workspace, _heard.Add);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        _feed.Changed(Workspace, first);
        _feed.Changed(Workspace, second);
        _feed.Changed(Workspace, first);

        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Empty(_heard);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(new HashSet<Guid> { first, second }, Assert.Single(_heard).ToHashSet());
        Assert.Equal(2, _heard[0].Count);
    }

    [Fact]
    public void It_is_silent_and_waits_for_nothing_while_nothing_changes()
    {
        using var subscription = _feed.Subscribe(Workspace, _heard.Add);
        _feed.Changed(Workspace, Guid.NewGuid());
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(_heard);
        Assert.Equal(0, _clock.WaitingTimers);
    }

    [Fact]
    public void A_later_change_is_told_too()
    {
        using var subscription = _feed.Subscribe(Workspace, _heard.Add);
        for (var i = 0; i < 3; i++)
        {
            _feed.Changed(Workspace, Guid.NewGuid());
            _clock.Advance(DeliveryFeed.Beat);
        }

        Assert.Equal(3, _heard.Count);
    }

    [Fact]
    public void A_page_hears_of_its_own_workspace_only()
    {
        using var subscription = _feed.Subscribe(Workspace, _heard.Add);
        using var stranger = _feed.Subscribe(Guid.NewGuid(), _ => Assert.Fail("Another workspace was told."));
        _feed.Changed(Workspace, Guid.NewGuid());
        _feed.Publish();

        Assert.Single(_heard);
    }

    [Fact]
    public void A_page_that_left_hears_no_more()
    {
        var subscription = _feed.Subscribe(Workspace, _heard.Add);
        _feed.Changed(Workspace, Guid.NewGuid());
        subscription.Dispose();
        _feed.Publish();
        _feed.Changed(Workspace, Guid.NewGuid());

        Assert.Empty(_heard);
    }

    [Fact]
    public void A_page_that_fails_does_not_silence_the_others()
    {
        using var broken = _feed.Subscribe(Workspace, _ => throw new InvalidOperationException("broken page"));
        using var subscription = _feed.Subscribe(Workspace, _heard.Add);
        _feed.Changed(Workspace, Guid.NewGuid());
        _feed.Publish();

        Assert.Single(_heard);
    }
}
