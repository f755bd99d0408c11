using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>An event with what every rule that looks at its kind made of it.</summary>
/// <param name="IsDerived">The portal itself concluded it.</param>
/// <param name="Message">What was said; null for what is no message.</param>
public sealed record ExplainedEvent(Guid Id, long Sequence, string Type, DateTimeOffset OccurredAt, bool IsDerived, Message? Message, IReadOnlyList<ExplainedRule> Rules);
