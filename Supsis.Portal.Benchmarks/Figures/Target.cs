using System.Globalization;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>What one arm has to reach: as a ratio to another arm of the same run, or as a limit where only a limit makes sense.</summary>
internal sealed record Target(Metric Metric, string Arm, string? Baseline = null, double? AtMost = null, double? AtLeast = null)
{
    public string Subject => Baseline is null ? $"{Metric.Name}, {Arm}" : $"{Metric.Name}, {Arm} / {Baseline}";

    public string Format => Baseline is null ? Metric.Format : "0.00";

    public bool IsMetBy(double value) => (AtMost is null || value <= AtMost) && (AtLeast is null || value >= AtLeast) && !double.IsNaN(value);

    /// <summary>Neighbours in time are compared, run by run: the machine's moods hit both.</summary>
    public Spread Of(IReadOnlyList<Measurement> measurements) => Spread.Of(
        from mine in measurements
        where mine.Arm == Arm && !mine.IsVoid
        let ruler = measurements.FirstOrDefault(other => other.Arm == Baseline && other.Run == mine.Run && !other.IsVoid)
        where Baseline is null || ruler is not null
        select Baseline is null ? mine.Values[Metric] : mine.Values[Metric] / ruler!.Values[Metric]);

    public override string ToString() => AtMost is { } most
        ? "≤ " + most.ToString("0.##", CultureInfo.InvariantCulture)
        : "≥ " + AtLeast!.Value.ToString("0.##", CultureInfo.InvariantCulture);
}
