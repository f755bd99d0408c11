using Microsoft.Extensions.Logging.Abstractions;
using Supsis.Portal.Inbox;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Inbox;

public sealed class InboxFeedTests
{
    private static readonly Guid Ours = new("0193e0a0-0000-7000-8000-000000000001");
    private static readonly Guid Theirs = new("0193e0a0-0000-7000-8000-000000000002");

    private readonly ManualClock _clock = new();
    private int _heard;

    [Fact]
    public void A_burst_is_told_once_a_beat_and_only_to_its_own_workspace()
    {
        using var feed = new InboxFeed(_clock, NullLogger<InboxFeed>.Instance);
        using var subscription = feed.Subscribe(Ours, () => _heard++);

        feed.Changed(Theirs);
        feed.Changed(Ours);
        feed.Changed(Ours);
        Assert.Equal(0, _heard);
        _clock.Advance(InboxFeed.Beat);
        Assert.Equal(1, _heard);
        feed.Changed(Ours);
        _clock.Advance(InboxFeed.Beat);

        Assert.Equal(2, _heard);
    }

    [Fact]
    public void A_page_that_fails_or_has_left_keeps_nobody_from_hearing()
    {
        using var feed = new InboxFeed(_clock, NullLogger<InboxFeed>.Instance);
        using var failing = feed.Subscribe(Ours, () => throw new InvalidOperationException("the page failed"));
        var gone = feed.Subscribe(Ours, () => _heard += 10);
        using var subscription = feed.Subscribe(Ours, () => _heard++);
        gone.Dispose();

        feed.Changed(Ours);
        _clock.Advance(InboxFeed.Beat);

        Assert.Equal(1, _heard);
    }
}
