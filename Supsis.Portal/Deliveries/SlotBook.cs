namespace Supsis.Portal.Deliveries;

/// <summary>Who holds the slots: the walls that keep one workspace, or receivers in trouble, from taking them all.</summary>
/// <remarks>Why a request that hangs loses its slot stands in <c>docs/decisions/0010</c>.</remarks>
internal sealed class SlotBook(DeliveryOptions options)
{
    private readonly Dictionary<Guid, int> _byWorkspace = [];
    private readonly Queue<Slot> _oldestFirst = new();
    private int _troubled;
    private int _unproven;
    private int _setAside;

    public int Taken { get; private set; }

    public bool IsFull => Taken >= options.GlobalSlots;

    /// <summary>Requests that have not ended, with a slot or without.</summary>
    public int UnderWay => Taken + _setAside;

    /// <summary>When the oldest request that holds a slot of the healthy is to lose it; null when there is none.</summary>
    public DateTimeOffset? NextSetAside => _setAside < options.SetAsideLimit && Oldest() is { } slot ? slot.StartedAt + options.SetAsideAfter : null;

    /// <summary>Null when the kind it belongs to has used its share up.</summary>
    /// <param name="workspaceId">Whose it is.</param>
    /// <param name="receiver">What is known of its receiver.</param>
    /// <param name="othersWait">Whether a workspace may take no more than its share.</param>
    /// <param name="now">When the request begins.</param>
    public Slot? TryTake(Guid workspaceId, ReceiverWatch receiver, bool othersWait, DateTimeOffset now)
    {
        if (IsFull
            || (othersWait && _byWorkspace.GetValueOrDefault(workspaceId) >= options.WorkspaceSlots)
            || (receiver.IsTroubled && _troubled >= options.TroubledSlots)
            || (!receiver.IsProven && _unproven >= UnprovenSlots))
        {
            return null;
        }

        var slot = new Slot(workspaceId, receiver, now);
        Count(slot, 1);
        if (!slot.IsTroubled) // those have few slots as it is, and keep them
        {
            _oldestFirst.Enqueue(slot);
        }

        return slot;
    }

    public void GiveBack(Slot slot)
    {
        slot.IsOver = true;
        if (slot.IsSetAside)
        {
            _setAside--;
            slot.Receiver.Hangs(-1);
        }
        else
        {
            Count(slot, -1);
        }

        Oldest(); // or what is over would pile up behind nothing
    }

    /// <summary>Requests that have waited too long for an answer make room: they go on without a slot, and their receiver must leave some to those that answer.</summary>
    public void SetAside(DateTimeOffset now)
    {
        while (NextSetAside <= now)
        {
            var slot = _oldestFirst.Dequeue();
            slot.IsSetAside = true;
            slot.Receiver.Hangs(1);
            Count(slot, -1);
            _setAside++;
        }
    }

    private Slot? Oldest()
    {
        while (_oldestFirst.TryPeek(out var slot))
        {
            if (!slot.IsOver)
            {
                return slot;
            }

            _oldestFirst.Dequeue();
        }

        return null;
    }

    // A hundred receivers that are new or hang must leave room for those that are known to answer.
    private int UnprovenSlots => Math.Max(1, options.GlobalSlots - options.TroubledSlots);

    private void Count(Slot slot, int sign)
    {
        Taken += sign;
        _troubled += slot.IsTroubled ? sign : 0;
        _unproven += slot.IsUnproven ? sign : 0;
        if ((_byWorkspace[slot.WorkspaceId] = _byWorkspace.GetValueOrDefault(slot.WorkspaceId) + sign) == 0)
        {
            _byWorkspace.Remove(slot.WorkspaceId);
        }
    }
}
