namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>A measured figure, with the number format it is printed in.</summary>
internal sealed record Metric(string Name, string Format)
{
    public static readonly Metric Rate = new("deliveries/s, first post to last receipt", "N0");
    public static readonly Metric Median = new("latency p50, ms", "0.00");
    public static readonly Metric P99 = new("latency p99, ms", "0.0");
    public static readonly Metric ProcessorTime = new("CPU ms per delivery", "0.00");
    public static readonly Metric Slip = new("load generator behind schedule p99, ms", "0.00");
}
