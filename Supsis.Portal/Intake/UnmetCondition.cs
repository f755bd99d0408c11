using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>A condition that did not hold, with what stood in the conversation instead.</summary>
/// <param name="Found">None when nobody had said it, several for tags.</param>
public sealed record UnmetCondition(Condition Condition, IReadOnlyList<string> Found);
