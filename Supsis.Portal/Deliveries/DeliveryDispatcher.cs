using System.Data.Common;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Decides what is sent when: a bounded lane per webhook, served round robin, so that one webhook's backlog delays no other.</summary>
/// <remarks>The database is the truth: what a lane cannot hold stays there unowned and is read when the lane runs dry.</remarks>
internal sealed class DeliveryDispatcher
{
    private const int LoadSize = 256;

    private readonly Lock _lock = new();
    private readonly LiveRules _rules;
    private readonly DeliveryRunner _runner;
    private readonly DueDeliveries _due;
    private readonly DeliveryLanes _lanes;
    private readonly OnceSoon _pump;
    private bool _isStopping = true;

    public DeliveryDispatcher(LiveRules rules, DeliveryRunner runner, DueDeliveries due, DeliveryLanes lanes)
    {
        (_rules, _runner, _due, _lanes, _pump) = (rules, runner, due, lanes, new OnceSoon(Pump));
        _rules.Published += OnPublished;
        _runner.RetryDue += Wake;
        _runner.StorageRecovered += Resume;
    }

    /// <summary>This process, as the owner of deliveries.</summary>
    public Guid Node => _runner.Node;

    /// <summary>Requests on their way now, or about to be.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock)
            {
                return _lanes.Slots.UnderWay + (_pump.IsAsked ? 1 : 0);
            }
        }
    }

    /// <summary>Deliveries of a webhook that this process owns and has not begun to send.</summary>
    public int Waiting(Guid webhookId)
    {
        lock (_lock)
        {
            return _lanes.Of(webhookId).Fresh;
        }
    }

    /// <summary>A place in the webhook's lane for a delivery that is about to be committed; false leaves it to the database.</summary>
    public bool TryReserve(Guid webhookId)
    {
        lock (_lock)
        {
            return !_isStopping && _rules.Find(webhookId) is { State: WebhookState.Active } && _lanes.Of(webhookId).TryReserve();
        }
    }

    /// <summary>The commit is on disk: what this process owns goes to its lane, the rest is noted as backlog. Called before the next write begins.</summary>
    public void HandOver(IReadOnlyList<OwedDelivery> owed)
    {
        if (owed.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var delivery in owed)
            {
                var lane = _lanes.Of(delivery.WebhookId);
                if (delivery.Owner is not null)
                {
                    lane.Add(new ReadyDelivery(delivery.Id, delivery.WorkspaceId, delivery.WebhookId, 0, delivery.Body, 0, 0, false, delivery.Depth));
                    _lanes.Queue(lane);
                }
                else if (delivery.Status == DeliveryStatus.Pending)
                {
                    _lanes.QueueForBacklog(lane);
                }
            }
        }

        _pump.Ask(); // this is the group writer's thread: it has the next events to write
    }

    /// <summary>The transaction was undone: the places are free again.</summary>
    public void TakeBack(IReadOnlyList<OwedDelivery> owed)
    {
        lock (_lock)
        {
            foreach (var delivery in owed.Where(delivery => delivery.Owner is not null))
            {
                _lanes.Of(delivery.WebhookId).GiveBack();
            }
        }
    }

    /// <summary>The webhook has something due in the database, or its receiver's pause is over: look now.</summary>
    public void Wake(Guid webhookId)
    {
        lock (_lock)
        {
            _lanes.QueueForBacklog(_lanes.Of(webhookId));
        }

        Pump();
    }

    /// <summary>A person wants this one now, past breaker and throttle.</summary>
    public void Hurry(Guid webhookId, Guid deliveryId)
    {
        lock (_lock)
        {
            var lane = _lanes.Of(webhookId);
            lane.AddUrgent(deliveryId);
            _lanes.Queue(lane);
        }

        Pump();
    }

    /// <summary>Looks for everything that is due or soon will be; called at start and every 30 s by a job.</summary>
    public async Task RefillAsync(CancellationToken cancellationToken)
    {
        foreach (var webhookId in await _due.FindDueWebhooksAsync(cancellationToken))
        {
            Wake(webhookId);
        }

        await _runner.Retries.RefillAsync(cancellationToken);

        // What waits in memory for a receiver's pause to end stands in no timetable of the database.
        QueueEach(_lanes.Queue, lane => lane.HasWork);
    }

    /// <summary>Begins to send.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isStopping = false;
        }
    }

    /// <summary>Starts nothing new; what is on its way goes on.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isStopping = true;
        }
    }

    private void Pump()
    {
        lock (_lock)
        {
            _lanes.Serve(TryServe, _pump);
        }
    }

    /// <summary>One turn of a lane: one delivery, then back to the end of the round. A lane with nothing to do leaves it; false when it lacks a slot.</summary>
    private bool TryServe(DeliveryLane lane, bool othersWait)
    {
        if (_isStopping || _runner.IsStorageBroken || _rules.Find(lane.WebhookId) is not { State: WebhookState.Active } webhook)
        {
            return true;
        }

        if (lane.WantsMore)
        {
            var marks = lane.BeginLoading();
            _ = Task.Run(() => LoadAsync(lane, marks)); // the driver reads synchronously: not under the lock
        }

        var now = _lanes.Now;
        if (!lane.CanSend(now))
        {
            LookAgain(lane, now);
            return true;
        }

        if (_lanes.Slots.TryTake(webhook.WorkspaceId, lane.Receiver, othersWait, now) is not { } slot)
        {
            return false;
        }

        var delivery = lane.Start(now, webhook.Pace.MaxPerMinute);
        _ = Task.Run(() => RunAsync(lane, delivery, slot));
        _lanes.Queue(lane);
        return true;
    }

    private void LookAgain(DeliveryLane lane, DateTimeOffset now)
    {
        if (lane.HasWork && lane.Receiver.HeldUntil(now) is { } until && !(lane.WakesAt > now && lane.WakesAt <= until))
        {
            lane.WakesAt = until;
            _runner.Retries.Hold(lane.WebhookId, until);
        }
    }

    private async Task RunAsync(DeliveryLane lane, ReadyDelivery delivery, Slot slot)
    {
        AttemptOutcome? outcome = null;
        try
        {
            outcome = await _runner.RunAsync(delivery);
        }
        finally
        {
            lock (_lock)
            {
                _lanes.Finish(lane, slot, delivery, outcome);
            }

            Pump();
        }
    }

    private async Task LoadAsync(DeliveryLane lane, int marks)
    {
        var ids = await _due.FindAsync(lane.WebhookId, LoadSize);
        lock (_lock)
        {
            lane.EndLoading(marks, ids ?? [], isAll: ids is { Count: < LoadSize });
            if (ids is not null) // otherwise the database did not answer, and the next refill asks again
            {
                _lanes.Queue(lane);
            }
        }

        Pump();
    }

    // What could not be claimed meanwhile stands in the database again.
    private void Resume() => QueueEach(_lanes.QueueForBacklog, _ => true);

    private void QueueEach(Action<DeliveryLane> queue, Predicate<DeliveryLane> isMeant)
    {
        lock (_lock)
        {
            foreach (var lane in _lanes.All.Where(lane => isMeant(lane)))
            {
                queue(lane);
            }
        }

        Pump();
    }

    private void OnPublished(WorkspaceRules rules)
    {
        lock (_lock)
        {
            foreach (var lane in _lanes.All)
            {
                if (IsClosed(lane.WebhookId))
                {
                    lane.Clear();
                }
                else if (rules.Webhooks.ContainsKey(lane.WebhookId))
                {
                    _lanes.QueueForBacklog(lane);
                }
            }
        }

        Pump();
        if (!_isStopping)
        {
            _ = Task.Run(LookAheadAsync); // a backlog that was just enabled is spread over the next minutes
        }
    }

    private async Task LookAheadAsync()
    {
        try
        {
            await _runner.Retries.RefillAsync(CancellationToken.None);
        }
        catch (DbException)
        {
            // The job that asks every half a minute says what is wrong.
        }
    }

    private bool IsClosed(Guid webhookId) => _rules.Find(webhookId) is null or { State: WebhookState.Disabled };
}
