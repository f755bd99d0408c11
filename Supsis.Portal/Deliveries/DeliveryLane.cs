namespace Supsis.Portal.Deliveries;

/// <summary>What is ready for one webhook, bounded; more waits in the database. Touched under the dispatcher's lock only.</summary>
internal sealed class DeliveryLane(Guid webhookId, ReceiverWatch receiver)
{
    /// <summary>Bodies and ids that one webhook may hold in memory.</summary>
    public const int Capacity = 1_024;

    /// <summary>Below this the lane looks for more in the database.</summary>
    private const int LowWater = 64;

    private readonly Queue<ReadyDelivery> _ready = new();
    private readonly Queue<ReadyDelivery> _urgent = new();
    private readonly HashSet<Guid> _toClaim = [];
    private int _reserved;
    private int _backlogMarks;
    private bool _isLoading;

    public Guid WebhookId => webhookId;

    public ReceiverWatch Receiver => receiver;

    public int InFlight { get; private set; }

    /// <summary>Whether the database holds due deliveries that are not here.</summary>
    public bool HasBacklog { get; private set; }

    /// <summary>Whether it stands in the dispatcher's round.</summary>
    public bool IsQueued { get; set; }

    /// <summary>For when it is to be looked at again although nothing happens; null when nobody asked.</summary>
    public DateTimeOffset? WakesAt { get; set; }

    /// <summary>Deliveries that nobody has tried and that stand in no timetable of the database: this process owns them.</summary>
    public int Fresh { get; private set; }

    public bool HasWork => _ready.Count + _urgent.Count > 0;

    public bool WantsMore => HasBacklog && !_isLoading && _ready.Count < LowWater;

    /// <summary>A place for a delivery that is about to be committed; refused while older ones wait in the database.</summary>
    public bool TryReserve()
    {
        if (HasBacklog || _ready.Count + _reserved >= Capacity)
        {
            return false;
        }

        _reserved++;
        return true;
    }

    public void GiveBack() => _reserved--;

    public void Add(ReadyDelivery fresh)
    {
        _reserved--;
        Fresh++;
        _ready.Enqueue(fresh);
    }

    public void AddToClaim(Guid id)
    {
        if (_toClaim.Add(id))
        {
            _ready.Enqueue(ReadyDelivery.ToClaim(id, webhookId));
        }
    }

    /// <summary>A person wants it now: it goes before all others, and past a receiver's hold.</summary>
    public void AddUrgent(Guid id) => _urgent.Enqueue(ReadyDelivery.ToClaim(id, webhookId));

    public bool CanSend(DateTimeOffset now) => _urgent.Count > 0 || (_ready.Count > 0 && InFlight < receiver.Slots && receiver.Permits(now));

    public ReadyDelivery Start(DateTimeOffset now, int? maxPerMinute)
    {
        InFlight++;
        if (_urgent.TryDequeue(out var urgent))
        {
            return urgent;
        }

        receiver.Started(now, maxPerMinute);
        var next = _ready.Dequeue();
        Fresh -= next.MustBeClaimed ? 0 : 1;
        return next;
    }

    public void Finish(ReadyDelivery delivery, AttemptOutcome? outcome, DateTimeOffset now)
    {
        InFlight--;
        _toClaim.Remove(delivery.Id);
        receiver.Note(outcome, now);
    }

    public void NoteBacklog()
    {
        HasBacklog = true;
        _backlogMarks++;
    }

    public int BeginLoading()
    {
        _isLoading = true;
        return _backlogMarks;
    }

    /// <summary>Takes what was read. The backlog is over when everything was read and nobody noted more in the meantime.</summary>
    public void EndLoading(int marks, IReadOnlyList<Guid> ids, bool isAll)
    {
        _isLoading = false;
        foreach (var id in ids)
        {
            AddToClaim(id);
        }

        HasBacklog = !isAll || marks != _backlogMarks;
    }

    /// <summary>Drops what has not started: the rows were held or cancelled, or are read again later.</summary>
    public void Clear()
    {
        Fresh = 0;
        _ready.Clear();
        _urgent.Clear();
        _toClaim.Clear();
    }
}
