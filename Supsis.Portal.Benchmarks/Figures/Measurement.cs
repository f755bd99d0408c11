namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>One scenario, once, on one subject.</summary>
internal sealed record Measurement(int Run, string Subject, string Scenario, Ledger Ledger, IReadOnlyDictionary<Metric, double> Values)
{
    public bool IsVoid => !Ledger.IsBalanced;
}
