namespace Supsis.Portal.Conversations;

/// <summary>The part of a conversation that the silence indexes hold: its status, when each side was last heard, and since when a visitor waits for an agent.</summary>
internal readonly record struct ConversationActivity(
    ConversationStatus Status, DateTimeOffset Anyone, DateTimeOffset Visitor, DateTimeOffset Agent, DateTimeOffset Bot, DateTimeOffset? VisitorWaiting);
