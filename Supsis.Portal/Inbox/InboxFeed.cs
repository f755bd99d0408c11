namespace Supsis.Portal.Inbox;

/// <summary>Tells the open pages of a workspace that its test inbox changed, four times a second at most.</summary>
public sealed partial class InboxFeed : IDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _changed = [];
    private readonly List<Subscription> _subscriptions = [];
    private readonly ILogger<InboxFeed> _logger;
    private readonly ITimer _timer;

    public InboxFeed(TimeProvider clock, ILogger<InboxFeed> logger)
    {
        _logger = logger;
        _timer = clock.CreateTimer(_ => Publish(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Returns at once; the pages hear within a beat.</summary>
    public void Changed(Guid workspaceId)
    {
        lock (_lock)
        {
            if (_subscriptions.Exists(subscription => subscription.WorkspaceId == workspaceId) && _changed.Add(workspaceId) && _changed.Count == 1)
            {
                _timer.Change(Beat, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The listener is called on another thread; disposing what is returned ends it.</summary>
    public IDisposable Subscribe(Guid workspaceId, Action listener)
    {
        var subscription = new Subscription(this, workspaceId, listener);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>One pass: tells whoever looks at what changed since the one before.</summary>
    public void Publish()
    {
        List<Subscription> told;
        lock (_lock)
        {
            told = [.. _subscriptions.Where(subscription => _changed.Contains(subscription.WorkspaceId))];
            _changed.Clear();
        }

        foreach (var subscription in told)
        {
            Tell(subscription);
        }
    }

    public void Dispose() => _timer.Dispose();

    // A page that fails must not keep the others from hearing.
    private void Tell(Subscription subscription)
    {
        try
        {
            subscription.Listener();
        }
        catch (Exception exception)
        {
            Log.ListenerFailed(_logger, exception);
        }
    }

    private void End(Subscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private sealed class Subscription(InboxFeed feed, Guid workspaceId, Action listener) : IDisposable
    {
        public Guid WorkspaceId => workspaceId;

        public Action Listener => listener;

        public void Dispose() => feed.End(this);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A page could not be told of its test inbox.")]
        public static partial void ListenerFailed(ILogger logger, Exception exception);
    }
}
