namespace Supsis.Portal.Triggers;

/// <summary>A keyword rule whose keywords are regular expressions, compiled.</summary>
internal sealed record ExpressionRule(Rule Rule, KeywordExpression[] Expressions);
