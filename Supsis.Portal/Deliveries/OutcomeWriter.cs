using System.Collections.Concurrent;
using System.Data.Common;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Records claims and outcomes through the group writer. An outcome that cannot be written waits in memory until it can.</summary>
internal sealed partial class OutcomeWriter(
    GroupWriter writer, OutcomeRules outcomeRules, DeliveryFeed feed, TimeProvider clock, ILogger<OutcomeWriter> logger) : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<OutcomeWork, ITimer> _waiting = new();
    private int _unwritten;
    private ITimer? _claimPause;

    private event Action? AllWritten;

    /// <summary>Raised when the storage is well again, and when everything that waited has been written.</summary>
    public event Action? Recovered
    {
        add
        {
            AllWritten += value;
            writer.Storage.Recovered += value;
        }

        remove
        {
            AllWritten -= value;
            writer.Storage.Recovered -= value;
        }
    }

    public Guid Node { get; } = Guid.CreateVersion7(clock.GetUtcNow());

    public bool IsBroken => writer.Storage.Trouble != StorageTrouble.None || !_waiting.IsEmpty || Volatile.Read(ref _claimPause) is not null;

    /// <summary>Outcomes that are not on disk yet.</summary>
    public int Unwritten => Volatile.Read(ref _unwritten);

    /// <summary>Takes a due delivery for this process; null when somebody else was faster, it is no longer due, or the storage refuses.</summary>
    public async Task<ReadyDelivery?> ClaimAsync(Guid deliveryId)
    {
        var claim = new ClaimWork(deliveryId, Node, clock, feed);
        writer.Enqueue(claim);
        try
        {
            return await claim.Done;
        }
        catch (Exception refused) when (refused is DbException or IOException)
        {
            PauseClaims();
            return null;
        }
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

        _claimPause?.Dispose();
    }

    internal void Written(OutcomeWork work)
    {
        Interlocked.Decrement(ref _unwritten);
        if (work.IsMine)
        {
            feed.Changed(work.Delivery.WorkspaceId, work.Delivery.Id);
            outcomeRules.Recorded(work.Delivery, work.Verdict);
        }

        if (_waiting.TryRemove(work, out var timer))
        {
            timer.Dispose();
            TellRecovered();
        }
    }

    internal void NotWritten(OutcomeWork work)
    {
        if (_waiting.TryGetValue(work, out var timer))
        {
            timer.Change(RetryEvery, Timeout.InfiniteTimeSpan);
            return;
        }

        if (_waiting.IsEmpty)
        {
            Log.Broken(logger);
        }

        _waiting[work] = clock.CreateTimer(_ => writer.Enqueue(work), null, RetryEvery, Timeout.InfiniteTimeSpan);
    }

    // Without a pause a lane would claim, fail and read its backlog again as fast as it can.
    private void PauseClaims()
    {
        var pause = clock.CreateTimer(_ => EndPause(), null, RetryEvery, Timeout.InfiniteTimeSpan); // runs before anybody can see that there is a pause
        if (Interlocked.CompareExchange(ref _claimPause, pause, null) is not null)
        {
            pause.Dispose();
            return;
        }

        Log.NotClaimed(logger);
    }

    private void EndPause()
    {
        Interlocked.Exchange(ref _claimPause, null)?.Dispose();
        TellRecovered();
    }

    private void TellRecovered()
    {
        if (!IsBroken)
        {
            Log.Recovered(logger);
            AllWritten?.Invoke();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A delivery could not be claimed. Nothing is sent for a moment.")]
        public static partial void NotClaimed(ILogger logger);

        [LoggerMessage(LogLevel.Error, "An outcome could not be recorded. Nothing is sent until it is.")]
        public static partial void Broken(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Sending goes on: the storage takes writes again.")]
        public static partial void Recovered(ILogger logger);
    }
}
