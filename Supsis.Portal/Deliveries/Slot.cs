namespace Supsis.Portal.Deliveries;

/// <summary>The place of one request under way, counted as what its receiver was when it began.</summary>
internal sealed class Slot(Guid workspaceId, ReceiverWatch receiver, DateTimeOffset startedAt)
{
    public Guid WorkspaceId => workspaceId;

    public ReceiverWatch Receiver => receiver;

    public DateTimeOffset StartedAt => startedAt;

    public bool IsTroubled { get; } = receiver.IsTroubled;

    public bool IsUnproven { get; } = !receiver.IsProven;

    /// <summary>The request is still under way, but takes nobody's place any more.</summary>
    public bool IsSetAside { get; set; }

    public bool IsOver { get; set; }
}
