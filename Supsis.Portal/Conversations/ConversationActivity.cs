namespace Supsis.Portal.Conversations;

/// <summary>The part of a conversation that the silence indexes hold: its status and when each side was last heard.</summary>
internal readonly record struct ConversationActivity(
    ConversationStatus Status, DateTimeOffset Anyone, DateTimeOffset Visitor, DateTimeOffset Agent, DateTimeOffset Bot);
