namespace Supsis.Portal.Triggers;

/// <summary>Remembers that a once-per-conversation trigger has fired, for ever.</summary>
public sealed class TriggerFiring
{
    private TriggerFiring()
    {
    }

    public Guid TriggerId { get; private set; }
    public Guid ConversationId { get; private set; }
}
