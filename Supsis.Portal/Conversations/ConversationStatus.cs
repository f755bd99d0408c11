namespace Supsis.Portal.Conversations;

/// <summary>Where a conversation stands; open means everything but <see cref="Ended"/>.</summary>
public enum ConversationStatus
{
    Open,
    Pending,
    Snoozed,
    Ended,
}
