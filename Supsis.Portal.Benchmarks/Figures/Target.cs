using System.Globalization;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>What the portal has to reach, as a ratio to a baseline measured in the same run.</summary>
internal sealed record Target(Metric Metric, string Baseline, double? AtMost = null, double? AtLeast = null)
{
    public bool IsMetBy(double ratio) => (AtMost is null || ratio <= AtMost) && (AtLeast is null || ratio >= AtLeast) && !double.IsNaN(ratio);

    public override string ToString() => AtMost is { } most
        ? "≤ " + most.ToString("0.##", CultureInfo.InvariantCulture)
        : "≥ " + AtLeast!.Value.ToString("0.##", CultureInfo.InvariantCulture);
}
