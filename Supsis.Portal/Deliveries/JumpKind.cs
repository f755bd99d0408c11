namespace Supsis.Portal.Deliveries;

/// <summary>What somebody may want to jump to.</summary>
public enum JumpKind
{
    Webhook,
    Conversation,
    Delivery,

    /// <summary>Shown in its conversation.</summary>
    Event,
}
