namespace Supsis.Portal.Conversations;

/// <summary>What an event must carry beside its conversation.</summary>
public enum EventPart
{
    None,
    Message,
    Ticket,
    Rating,
}
