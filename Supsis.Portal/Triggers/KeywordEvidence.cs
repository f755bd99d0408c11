namespace Supsis.Portal.Triggers;

/// <summary>A keyword as somebody wrote it: <c>Start</c> and <c>Length</c> count UTF-16 units of the message.</summary>
internal readonly record struct KeywordEvidence(string Keyword, string Text, int Start, int Length);
