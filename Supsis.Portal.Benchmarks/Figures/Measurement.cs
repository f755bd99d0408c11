namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>One arm of a scenario, once.</summary>
internal sealed record Measurement(int Run, string Scenario, string Arm, Ledger? Ledger, IReadOnlyDictionary<Metric, double> Values)
{
    public bool IsVoid => Ledger is { IsBalanced: false };

    public bool IsWhole => Ledger is null or { IsWhole: true };
}
