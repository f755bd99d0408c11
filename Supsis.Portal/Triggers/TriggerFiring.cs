namespace Supsis.Portal.Triggers;

/// <summary>Remembers that a trigger fired in a conversation: once-per-conversation triggers for ever, those with a cool-down for when they last did.</summary>
public sealed class TriggerFiring
{
    private TriggerFiring()
    {
    }

    public Guid TriggerId { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>When it last did; null where that does not matter.</summary>
    public DateTimeOffset? FiredAt { get; private set; }
}
