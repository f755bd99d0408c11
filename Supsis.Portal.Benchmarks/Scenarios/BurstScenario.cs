using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>A campaign starts: thousands of events one by one from many clients, until the last webhook has arrived.</summary>
internal sealed class BurstScenario : IScenario
{
    private const int Events = 20_000;

    // At its pace 20,000 would take minutes; its rate does not depend on how many there are.
    private const int NaiveEvents = 1_000;

    public string Name => "burst";

    public string Sentence =>
        "20,000 events posted one by one by 64 clients, to one webhook, until the last has reached the receiver (1,000 for the naive way).";

    public IReadOnlyList<Arm> Arms { get; } = [new("relay", RelayAsync), new("naive", NaiveAsync), new("portal", PortalAsync)];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Rate, "portal", "relay", AtLeast: 0.5),
        new(Metric.Rate, "portal", "naive", AtLeast: 8),
        new(Metric.ProcessorTime, "portal", "relay", AtMost: 2.5),
        new(Metric.PeakMemory, "portal", AtMost: 350),
    ];

    private static async Task<Reading> RelayAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var relay = await bench.StartRelayAsync(cancellationToken);
        return await MeasureAsync(bench, relay, name, Events, cancellationToken);
    }

    private static async Task<Reading> NaiveAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var naive = await bench.StartNaiveAsync(cancellationToken);
        return await MeasureAsync(bench, naive, name, NaiveEvents, cancellationToken);
    }

    private static async Task<Reading> PortalAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync(cancellationToken);
        return await MeasureAsync(bench, portal, name, Events, cancellationToken);
    }

    private static async Task<Reading> MeasureAsync(Bench bench, ISubject subject, string name, int events, CancellationToken cancellationToken)
    {
        await bench.Rig.WarmUpAsync(subject, name, new Load(Math.Min(events, 12_000)), cancellationToken);
        await using var memory = MemoryWatch.Start(subject);
        var batch = await bench.Rig.DeliverAsync(subject, name, new Load(events), cancellationToken);
        return Readings.Throughput(batch).With(Metric.PeakMemory, memory.Peak());
    }
}
