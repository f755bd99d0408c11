namespace Supsis.Portal.Deliveries;

/// <summary>One timer for all retries that are due within a minute; when one is due, its webhook's lane looks into the database.</summary>
/// <remarks>It holds moments, not deliveries: which delivery is due is asked again when the time has come.</remarks>
internal sealed class RetryTimer : IDisposable
{
    /// <summary>Moments held at most; the next refill finds the others.</summary>
    public const int Limit = 50_000;

    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<RetryMoment, DateTimeOffset> _moments = new();
    private readonly HashSet<RetryMoment> _known = [];
    private readonly DueDeliveries _due;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public RetryTimer(DueDeliveries due, TimeProvider clock)
    {
        (_due, _clock) = (due, clock);
        _timer = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised for a webhook whose moment has come.</summary>
    public event Action<Guid>? Due;

    /// <summary>Remembers a moment within the next minute; a later one is found by a refill in time.</summary>
    public void Add(Guid webhookId, DateTimeOffset dueAt)
    {
        if (dueAt - _clock.GetUtcNow() <= Horizon)
        {
            Add([new RetryMoment(webhookId, dueAt)]);
        }
    }

    /// <summary>Something of the webhook is due at this moment.</summary>
    public void Ring(Guid webhookId) => Due?.Invoke(webhookId);

    /// <summary>Remembers a moment however far away: nothing in the database would bring it back.</summary>
    public void Hold(Guid webhookId, DateTimeOffset until) => Add([new RetryMoment(webhookId, until)]);

    public async Task RefillAsync(CancellationToken cancellationToken) =>
        Add(await _due.FindSoonAsync(_clock.GetUtcNow() + Horizon, cancellationToken));

    public void Dispose() => _timer.Dispose();

    /// <summary>Tells every webhook whose moment has come, and sets the timer for the next.</summary>
    public void Ring()
    {
        var due = new HashSet<Guid>();
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            while (_moments.TryPeek(out var moment, out var dueAt) && dueAt <= now)
            {
                _moments.Dequeue();
                _known.Remove(moment);
                due.Add(moment.WebhookId);
            }

            SetTimer(now);
        }

        foreach (var webhookId in due)
        {
            Due?.Invoke(webhookId);
        }
    }

    private void Add(IReadOnlyList<RetryMoment> moments)
    {
        lock (_lock)
        {
            foreach (var moment in moments)
            {
                if (_known.Count < Limit && _known.Add(moment))
                {
                    _moments.Enqueue(moment, moment.DueAt);
                }
            }

            SetTimer(_clock.GetUtcNow());
        }
    }

    private void SetTimer(DateTimeOffset now)
    {
        if (_moments.TryPeek(out _, out var dueAt))
        {
            // Never early: a timer counts whole milliseconds, and a lane that looks too soon finds nothing.
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (dueAt - now).TotalMilliseconds)));
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }
}
