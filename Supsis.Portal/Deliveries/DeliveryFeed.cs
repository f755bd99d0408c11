namespace Supsis.Portal.Deliveries;

/// <summary>Tells the open pages of a workspace which deliveries changed, four times a second at most and never when nothing did.</summary>
public sealed partial class DeliveryFeed : IDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, HashSet<Guid>> _changed = [];
    private readonly Dictionary<Guid, List<Subscription>> _subscriptions = [];
    private readonly ILogger<DeliveryFeed> _logger;
    private readonly ITimer _timer;
    private bool _isArmed;

    public DeliveryFeed(TimeProvider clock, ILogger<DeliveryFeed> logger)
    {
        _logger = logger;
        _timer = clock.CreateTimer(_ => Publish(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>To be called after the commit; returns at once.</summary>
    public void Changed(Guid workspaceId, Guid deliveryId)
    {
        lock (_lock)
        {
            if (!_subscriptions.ContainsKey(workspaceId))
            {
                return; // nobody looks
            }

            if (!_changed.TryGetValue(workspaceId, out var ids))
            {
                _changed[workspaceId] = ids = [];
            }

            ids.Add(deliveryId);
            if (!_isArmed)
            {
                _isArmed = true;
                _timer.Change(Beat, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The listener is called on another thread with the ids that changed; disposing what is returned ends it.</summary>
    public IDisposable Subscribe(Guid workspaceId, Action<IReadOnlyCollection<Guid>> listener)
    {
        var subscription = new Subscription(this, workspaceId, listener);
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(workspaceId, out var all))
            {
                _subscriptions[workspaceId] = all = [];
            }

            all.Add(subscription);
        }

        return subscription;
    }

    /// <summary>One pass: hands over what changed since the one before.</summary>
    public void Publish()
    {
        List<(Subscription Subscription, IReadOnlyCollection<Guid> Ids)> news = [];
        lock (_lock)
        {
            foreach (var (workspaceId, ids) in _changed)
            {
                news.AddRange(_subscriptions.GetValueOrDefault(workspaceId, []).Select(subscription => (subscription, (IReadOnlyCollection<Guid>)ids)));
            }

            _changed.Clear();
            _isArmed = false;
        }

        foreach (var (subscription, ids) in news)
        {
            Tell(subscription, ids);
        }
    }

    public void Dispose() => _timer.Dispose();

    // A page that fails must not keep the others from hearing.
    private void Tell(Subscription subscription, IReadOnlyCollection<Guid> ids)
    {
        try
        {
            subscription.Listener(ids);
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
            if (_subscriptions.TryGetValue(subscription.WorkspaceId, out var all) && all.Remove(subscription) && all.Count == 0)
            {
                _subscriptions.Remove(subscription.WorkspaceId);
                _changed.Remove(subscription.WorkspaceId);
            }
        }
    }

    private sealed class Subscription(DeliveryFeed feed, Guid workspaceId, Action<IReadOnlyCollection<Guid>> listener) : IDisposable
    {
        public Guid WorkspaceId => workspaceId;

        public Action<IReadOnlyCollection<Guid>> Listener => listener;

        public void Dispose() => feed.End(this);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A page could not be told of changed deliveries.")]
        public static partial void ListenerFailed(ILogger logger, Exception exception);
    }
}
