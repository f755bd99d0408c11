using Microsoft.Extensions.Options;

namespace Supsis.Portal.Deliveries;

/// <summary>All lanes, the round in which they take turns, and the slots that they take. Touched under the dispatcher's lock only.</summary>
internal sealed class DeliveryLanes(
    ReceiverHoldStore holds, ReceiverRates rates, IOptions<DeliveryOptions> options, IOptions<BreakerOptions> breaker, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<Guid, DeliveryLane> _lanes = [];
    private readonly Queue<DeliveryLane> _round = new();
    private ITimer? _lookAgain;
    private DateTimeOffset _looksAgainAt;

    public IEnumerable<DeliveryLane> All => _lanes.Values;

    public SlotBook Slots { get; } = new(options.Value);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DeliveryLane Of(Guid webhookId)
    {
        if (!_lanes.TryGetValue(webhookId, out var lane))
        {
            _lanes[webhookId] = lane = new DeliveryLane(webhookId, new ReceiverWatch(options.Value, breaker.Value, Random.Shared.NextDouble));
            lane.Receiver.Restore(holds.AtStart(webhookId));
        }

        return lane;
    }

    /// <summary>To the end of the round, unless it stands there already.</summary>
    public void Queue(DeliveryLane lane)
    {
        if (!lane.IsQueued)
        {
            lane.IsQueued = true;
            _round.Enqueue(lane);
        }
    }

    /// <summary>There is something for it in the database: it looks when its turn comes.</summary>
    public void QueueForBacklog(DeliveryLane lane)
    {
        lane.NoteBacklog();
        Queue(lane);
    }

    /// <summary>Gives every lane of the round its turns, as long as there are slots.</summary>
    /// <param name="tryServe">One turn of a lane; told whether a workspace must keep to its share, says false when the lane lacks a slot.</param>
    /// <param name="round">Asks for the next round.</param>
    public void Serve(Func<DeliveryLane, bool, bool> tryServe, OnceSoon round)
    {
        Slots.SetAside(Now);
        var overShare = new Queue<DeliveryLane>();
        while (!Slots.IsFull && TryNext(out var lane))
        {
            if (!tryServe(lane, true))
            {
                overShare.Enqueue(lane);
            }
        }

        // Everybody else has what they want: what is left may go beyond a workspace's share.
        while (overShare.TryDequeue(out var lane))
        {
            if (!tryServe(lane, false))
            {
                Queue(lane);
            }
        }

        if (_round.Count > 0)
        {
            LookAgainWhenRequestsHang(round);
        }
    }

    public void Dispose() => _lookAgain?.Dispose();

    /// <summary>A request has ended: its slot is free, and what it says of the receiver is kept where it is news.</summary>
    public void Finish(DeliveryLane lane, Slot slot, ReadyDelivery delivery, AttemptOutcome? outcome)
    {
        Slots.GiveBack(slot);
        var before = lane.Receiver.Hold;
        lane.Finish(delivery, outcome, Now);
        if (outcome is { IsSuccess: true })
        {
            rates.NoteSuccess(lane.WebhookId);
        }

        if (lane.Receiver.Hold != before)
        {
            holds.Write(slot.WorkspaceId, lane.WebhookId, lane.Receiver.Hold);
        }

        Queue(lane);
    }

    private bool TryNext([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out DeliveryLane lane)
    {
        if (!_round.TryDequeue(out lane))
        {
            return false;
        }

        lane.IsQueued = false;
        return true;
    }

    private void LookAgainWhenRequestsHang(OnceSoon round)
    {
        if (Slots.NextSetAside is { } at && !(_looksAgainAt > Now && _looksAgainAt <= at))
        {
            _looksAgainAt = at;
            _lookAgain ??= clock.CreateTimer(state => ((OnceSoon)state!).Ask(), round, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _lookAgain.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (at - Now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }
    }
}
