using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;
using Supsis.Portal.Benchmarks.Watching;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>A whole company looks at the live log during a busy hour.</summary>
internal sealed class CircuitsScenario : IScenario
{
    private const double PerSecond = 200;
    private const int Seconds = 20;
    private const int Windows = 200;
    private const int WindowsToWarmUp = 8;
    private const string Page = "/w/bench/deliveries";

    public string Name => "circuits";

    public string Sentence =>
        "200 events a second for 20 seconds while nobody, or 200 windows without a browser, have the live log open over circuits of their own. "
        + "The windows are one more process on the same cores; each acknowledges every update and draws nothing.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("nobody looks", (bench, name, cancellationToken) => MeasureAsync(bench, name, windows: 0, cancellationToken)),
        new("200 windows", (bench, name, cancellationToken) => MeasureAsync(bench, name, Windows, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Median, "200 windows", "nobody looks", AtMost: 4),
        new(Metric.P99, "200 windows", AtMost: 1000),
        new(Metric.CutOff, "200 windows", AtMost: 0),
        new(Metric.UpdatesLeast, "200 windows", AtLeast: 0.1),
        new(Metric.UpdatesMost, "200 windows", AtMost: 4.2),
        new(Metric.ShownAge, "200 windows", AtMost: 5000),
    ];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, int windows, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync(cancellationToken);
        await using var watchers = await Watchers.StartAsync(cancellationToken);
        await WarmUpAsync(bench, portal, watchers, name, cancellationToken);
        await watchers.OpenAsync(portal, Page, windows, cancellationToken);

        var watchingBefore = watchers.ProcessorTime;
        await using var memory = MemoryWatch.Start(portal);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load((int)PerSecond * Seconds) { PerSecond = PerSecond }, cancellationToken);
        var reading = Readings.Latency(batch)
            .With(Metric.ProcessorSeconds, batch.ProcessorTime.TotalSeconds)
            .With(Metric.WatchersSeconds, (watchers.ProcessorTime - watchingBefore).TotalSeconds)
            .With(Metric.PeakMemory, memory.Peak());
        return windows == 0 ? reading : With(reading, batch, await watchers.SightsAsync(cancellationToken));
    }

    // Rows on a screen are compiled code, too.
    private static async Task WarmUpAsync(Bench bench, PortalSubject portal, Watchers watchers, string name, CancellationToken cancellationToken)
    {
        await bench.Rig.WarmUpAsync(portal, name, new Load(12_000), cancellationToken);
        await watchers.OpenAsync(portal, Page, WindowsToWarmUp, cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name + "-watched", new Load(6_000), cancellationToken);
        await watchers.CloseAsync(cancellationToken);
    }

    private static Reading With(Reading reading, DeliveredBatch batch, CircuitSights[] sights)
    {
        var watched = new WatchedTime(sights, batch.Posts.Min(post => post.SentAt), batch.Receipts.Max(receipt => receipt.FirstAt));
        foreach (var reason in watched.Reasons)
        {
            Console.Error.WriteLine($"cut off: {reason}");
        }

        var rates = watched.Rates();
        var ages = watched.Ages();
        return reading
            .With(Metric.CutOff, watched.CutOff)
            .With(Metric.UpdatesLeast, rates.Least)
            .With(Metric.UpdatesMiddle, rates.Median)
            .With(Metric.UpdatesMost, rates.Most)
            .With(Metric.Standstill, watched.LongestStandstill().TotalSeconds)
            .With(Metric.ShownAge, Spread.Percentile(ages, 0.50))
            .With(Metric.ShownAgeWorst, Spread.Percentile(ages, 0.99))
            .With(Metric.BatchSize, watched.KilobytesPerBatch());
    }
}
