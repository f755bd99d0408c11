namespace Supsis.Portal.Conversations;

/// <summary>How a conversation stood before an event, as far as what the event changed is told.</summary>
internal sealed record ConversationBefore(ConversationDetails Details, ConversationStatus Status);
