namespace Supsis.Portal.Deliveries;

/// <summary>Who holds the slots: the walls that keep one workspace, or receivers in trouble, from taking them all.</summary>
internal sealed class SlotBook(DeliveryOptions options)
{
    private readonly Dictionary<Guid, int> _byWorkspace = [];
    private int _troubled;
    private int _unproven;

    public int Taken { get; private set; }

    public bool IsFull => Taken >= options.GlobalSlots;

    /// <summary>Null when the kind it belongs to has used its share up.</summary>
    /// <param name="workspaceId">Whose it is.</param>
    /// <param name="receiver">What is known of its receiver.</param>
    /// <param name="othersWait">Whether a workspace may take no more than its share.</param>
    public Slot? TryTake(Guid workspaceId, ReceiverWatch receiver, bool othersWait)
    {
        var slot = new Slot(workspaceId, receiver.IsTroubled, !receiver.IsProven);
        var ofWorkspace = _byWorkspace.GetValueOrDefault(workspaceId);
        if (IsFull
            || (othersWait && ofWorkspace >= options.WorkspaceSlots)
            || (slot.IsTroubled && _troubled >= options.TroubledSlots)
            || (slot.IsUnproven && _unproven >= UnprovenSlots))
        {
            return null;
        }

        _byWorkspace[workspaceId] = ofWorkspace + 1;
        Count(slot, 1);
        return slot;
    }

    public void GiveBack(Slot slot)
    {
        if (--_byWorkspace[slot.WorkspaceId] == 0)
        {
            _byWorkspace.Remove(slot.WorkspaceId);
        }

        Count(slot, -1);
    }

    // A hundred new receivers that hang must leave room for those that are known to answer.
    private int UnprovenSlots => Math.Max(1, options.GlobalSlots - options.TroubledSlots);

    private void Count(Slot slot, int sign)
    {
        Taken += sign;
        _troubled += slot.IsTroubled ? sign : 0;
        _unproven += slot.IsUnproven ? sign : 0;
    }
}
