using System.Collections.Concurrent;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Records claims and outcomes through the group writer. An outcome that cannot be written waits in memory until it can.</summary>
internal sealed partial class OutcomeWriter(
    GroupWriter writer, OutcomeRules outcomeRules, DeliveryFeed feed, TimeProvider clock, ILogger<OutcomeWriter> logger) : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<OutcomeWork, ITimer> _waiting = new();
    private int _unwritten;

    /// <summary>Raised when everything that waited has been written.</summary>
    public event Action? Recovered;

    public Guid Node { get; } = Guid.CreateVersion7(clock.GetUtcNow());

    public bool IsBroken => !_waiting.IsEmpty;

    /// <summary>Outcomes that are not on disk yet.</summary>
    public int Unwritten => Volatile.Read(ref _unwritten);

    /// <summary>Takes a due delivery for this process; null when somebody else was faster or it is no longer due.</summary>
    public Task<ReadyDelivery?> ClaimAsync(Guid deliveryId)
    {
        var claim = new ClaimWork(deliveryId, Node, clock, feed);
        writer.Enqueue(claim);
        return claim.Done;
    }

    public void Record(ReadyDelivery delivery, AttemptOutcome outcome)
    {
        Interlocked.Increment(ref _unwritten);
        writer.Enqueue(new OutcomeWork(this, delivery, outcome, outcomeRules.Judge(delivery, outcome)));
    }

    public void Dispose()
    {
        foreach (var timer in _waiting.Values)
        {
            timer.Dispose();
        }
    }

    internal void Written(OutcomeWork work)
    {
        Interlocked.Decrement(ref _unwritten);
        feed.Changed(work.Delivery.WorkspaceId, work.Delivery.Id);
        outcomeRules.Recorded(work.Delivery, work.Verdict);
        if (_waiting.TryRemove(work, out var timer))
        {
            timer.Dispose();
            if (_waiting.IsEmpty)
            {
                Log.Recovered(logger);
                Recovered?.Invoke();
            }
        }
    }

    internal void NotWritten(OutcomeWork work)
    {
        if (_waiting.TryGetValue(work, out var timer))
        {
            timer.Change(RetryEvery, Timeout.InfiniteTimeSpan);
            return;
        }

        Log.Broken(logger);
        _waiting[work] = clock.CreateTimer(_ => writer.Enqueue(work), null, RetryEvery, Timeout.InfiniteTimeSpan);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An outcome could not be recorded. Nothing is sent until it is.")]
        public static partial void Broken(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Every outcome is recorded again; sending goes on.")]
        public static partial void Recovered(ILogger logger);
    }
}
