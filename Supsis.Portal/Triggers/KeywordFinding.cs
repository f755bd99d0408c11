namespace Supsis.Portal.Triggers;

/// <summary>A rule whose keywords stand in a message, in the order in which they stand there.</summary>
internal sealed record KeywordFinding(Rule Rule, IReadOnlyList<KeywordEvidence> Matches);
