using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>One stored event with the conversation as it stood when its rules were asked.</summary>
/// <param name="Incoming">What the producer sent; null for a derived event.</param>
/// <param name="Before">The conversation before the cause; null when nobody had heard of it.</param>
/// <param name="IsNews">False for a repetition, which fires nothing.</param>
internal sealed record ReplayStep(StoredEvent Event, IncomingEvent? Incoming, ConversationState? Before, ConversationState After, bool IsNews);
