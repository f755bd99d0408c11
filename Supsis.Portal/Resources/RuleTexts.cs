namespace Supsis.Portal.Resources;

/// <summary>Why a rule fired or did not.</summary>
public sealed class RuleTexts;
