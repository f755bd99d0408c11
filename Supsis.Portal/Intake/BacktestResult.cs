namespace Supsis.Portal.Intake;

/// <summary>How often a webhook would have fired.</summary>
/// <param name="Days">The days that were looked back on.</param>
/// <param name="Count">Exactly so many deliveries.</param>
/// <param name="Sample">The newest of them.</param>
public sealed record BacktestResult(int Days, int Count, IReadOnlyList<BacktestHit> Sample);
