using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>A conversation with every rule's yes and no.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Rules">Every rule of today, in one line each.</param>
/// <param name="IsTruncated">Older events than these are not shown.</param>
public sealed record ConversationExplanation(Conversation Conversation, string? VisitorName, IReadOnlyList<ExplainedEvent> Events, IReadOnlyList<RuleOutcome> Rules, IReadOnlyList<ComingSilence> Coming, bool IsTruncated);
