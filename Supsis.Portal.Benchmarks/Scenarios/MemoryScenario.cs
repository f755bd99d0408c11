using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>A long busy day in a minute: does the portal grow?</summary>
internal sealed class MemoryScenario : IScenario
{
    private const int Events = 200_000;

    public string Name => "memory";

    public string Sentence => "200,000 events as fast as they are taken, to one webhook; resident memory is read five times a second.";

    public IReadOnlyList<Arm> Arms { get; } = [new("portal", MeasureAsync)];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.PeakMemory, "portal", AtMost: 350),
        new(Metric.MemoryGrowth, "portal", AtMost: 1.1),
    ];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(12_000), cancellationToken);
        await using var memory = MemoryWatch.Start(portal);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events), cancellationToken);
        return Readings.Throughput(batch).With(Metric.PeakMemory, memory.Peak()).With(Metric.MemoryGrowth, memory.Growth());
    }
}
