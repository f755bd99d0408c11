namespace Supsis.Portal.Deliveries;

/// <summary>What is ready for one webhook, bounded; more waits in the database. Touched under the dispatcher's lock only.</summary>
internal sealed class DeliveryLane(Guid webhookId, DeliveryOptions options)
{
    /// <summary>Bodies and ids that one webhook may hold in memory.</summary>
    public const int Capacity = 1_024;

    /// <summary>Below this the lane looks for more in the database.</summary>
    private const int LowWater = 64;

    private readonly Queue<ReadyDelivery> _ready = new();
    private readonly HashSet<Guid> _toClaim = [];
    private int _reserved;
    private int _slots = options.WebhookSlots;
    private int _backlogMarks;
    private bool _isLoading;

    public Guid WebhookId => webhookId;

    public int InFlight { get; private set; }

    /// <summary>Whether the database holds due deliveries that are not here.</summary>
    public bool HasBacklog { get; private set; }

    /// <summary>Whether it stands in the dispatcher's round.</summary>
    public bool IsQueued { get; set; }

    public bool CanSend => _ready.Count > 0 && InFlight < _slots;

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
        _ready.Enqueue(fresh);
    }

    public void AddToClaim(Guid id)
    {
        if (_toClaim.Add(id))
        {
            _ready.Enqueue(ReadyDelivery.ToClaim(id, webhookId));
        }
    }

    public ReadyDelivery Start()
    {
        InFlight++;
        return _ready.Dequeue();
    }

    /// <summary>Frees the slot; fast answers earn more slots, a failure takes them back.</summary>
    public void Finish(ReadyDelivery delivery, AttemptOutcome? outcome)
    {
        InFlight--;
        _toClaim.Remove(delivery.Id);
        if (outcome is { IsSuccess: true } && outcome.Duration < options.FastBelow)
        {
            _slots = Math.Min(_slots + 1, options.WebhookSlotsLimit);
        }
        else if (outcome is not null)
        {
            _slots = options.WebhookSlots;
        }
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
        _ready.Clear();
        _toClaim.Clear();
    }
}
