namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>A measured figure, with the number format it is printed in.</summary>
internal sealed record Metric(string Name, string Format)
{
    public static readonly Metric Rate = new("deliveries/s, first post to last receipt", "N0");
    public static readonly Metric Duration = new("first post to last receipt, s", "0.00");
    public static readonly Metric Median = new("latency p50, ms", "0.00");
    public static readonly Metric P95 = new("latency p95, ms", "0.0");
    public static readonly Metric Worst = new("latency of the slowest, ms", "0.0");
    public static readonly Metric P99 = new("latency p99, ms", "0.0");
    public static readonly Metric ProcessorTime = new("CPU ms per delivery", "0.00");
    public static readonly Metric ProcessorTimePerEvent = new("CPU ms per event", "0.000");
    public static readonly Metric LogPage = new("log page, ms", "0.0");
    public static readonly Metric SlowestFilter = new("slowest filter of the log, ms", "0.0");
    public static readonly Metric Microseconds = new("µs per message", "0.0");
    public static readonly Metric PeakMemory = new("resident memory at most, MB", "0");
    public static readonly Metric MemoryGrowth = new("resident memory, last fifth / second fifth", "0.00");
    public static readonly Metric Waiting = new("deliveries that waited", "N0");
    public static readonly Metric Deleted = new("deliveries deleted meanwhile", "N0");
    public static readonly Metric Kills = new("times killed", "0");
    public static readonly Metric Lost = new("acknowledged deliveries lost", "0");
    public static readonly Metric DuplicatesPerKill = new("duplicates per kill", "0.0");
    public static readonly Metric ProcessorSeconds = new("CPU s", "0.0");
    public static readonly Metric WatchersSeconds = new("CPU s of the windows", "0.0");
    public static readonly Metric CutOff = new("windows cut off", "0");
    public static readonly Metric UpdatesLeast = new("updates/s, the window that got least", "0.00");
    public static readonly Metric UpdatesMiddle = new("updates/s, the window in the middle", "0.00");
    public static readonly Metric UpdatesMost = new("updates/s, the window that got most", "0.00");
    public static readonly Metric Standstill = new("longest time without an update, s", "0.00");
    public static readonly Metric ShownAge = new("age of the newest row when it comes, p50, ms", "0");
    public static readonly Metric ShownAgeWorst = new("age of the newest row when it comes, p99, ms", "0");
    public static readonly Metric BatchSize = new("KB per update", "0.0");
    public static readonly Metric Slip = new("load generator behind schedule p99, ms", "0.00");
}
