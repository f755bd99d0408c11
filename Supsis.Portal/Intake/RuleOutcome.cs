namespace Supsis.Portal.Intake;

/// <summary>What one of today's rules made of a whole conversation.</summary>
/// <param name="Verdict">The newest time it fired; if it never did, the time it came closest to it.</param>
public sealed record RuleOutcome(ExplainedRule Verdict, int TimesFired)
{
    /// <summary>Why it did not fire once more, where it had fired before; null when nothing held it back.</summary>
    public ExplainedRule? HeldBack { get; init; }
}
