namespace Supsis.Portal.Intake;

/// <summary>Where a keyword stands in a message, in UTF-16 units.</summary>
public readonly record struct KeywordSpan(int Start, int Length);
