using Supsis.Portal.Data;

namespace Supsis.Portal.Inbox;

/// <summary>Takes requests to the disk in batches, behind whatever else is written: nobody waits for them, and a burst keeps only its newest.</summary>
internal sealed partial class InboxWriter(GroupWriter writer, IdGenerator ids, InboxFeed feed, ILogger<InboxWriter> logger)
{
    private readonly Lock _lock = new();
    private Dictionary<Guid, Queue<InboxRequest>> _waiting = [];
    private bool _isQueued;

    /// <summary>Returns at once; <paramref name="request"/> is told the id.</summary>
    public void Add(Guid workspaceId, Func<Guid, InboxRequest> request)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(workspaceId, out var queue))
            {
                _waiting[workspaceId] = queue = new Queue<InboxRequest>();
            }

            // Inside the lock, so that ids rise in the order in which the rows are written.
            queue.Enqueue(request(ids.Next()));
            if (queue.Count > InboxStore.Limit)
            {
                queue.Dequeue(); // it would be deleted by the batch that wrote it
            }

            if (_isQueued)
            {
                return;
            }

            _isQueued = true;
        }

        writer.Enqueue(new InboxWork(this));
    }

    /// <summary>Everything that waits, oldest first for each workspace; what comes later is another batch.</summary>
    public IReadOnlyDictionary<Guid, Queue<InboxRequest>> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            (_waiting, _isQueued) = ([], false);
            return taken;
        }
    }

    public void Written(IEnumerable<Guid> workspaceIds)
    {
        foreach (var workspaceId in workspaceIds)
        {
            feed.Changed(workspaceId);
        }
    }

    public void Lost(Exception exception) => Log.Lost(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Requests to a test inbox could not be kept.")]
        public static partial void Lost(ILogger logger, Exception exception);
    }
}
