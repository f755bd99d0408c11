using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>An ordinary busy hour: 200 events a second by the clock, and how soon each reaches the receiver.</summary>
internal sealed class SteadyScenario : IScenario
{
    private const double PerSecond = 200;
    private const int Seconds = 20;

    public string Name => "steady";

    public string Sentence =>
        "200 events a second for 20 seconds on a fixed schedule; latency runs from the scheduled send time to the receiver's first byte.";

    public IReadOnlyList<Arm> Arms { get; } = [new("relay", RelayAsync), new("portal", PortalAsync)];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Median, "portal", "relay", AtMost: 3.5),
        new(Metric.P99, "portal", "relay", AtMost: 6),
    ];

    private static async Task<Reading> RelayAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var relay = await bench.StartRelayAsync(cancellationToken);
        return await MeasureAsync(bench, relay, name, cancellationToken);
    }

    private static async Task<Reading> PortalAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync(cancellationToken);
        return await MeasureAsync(bench, portal, name, cancellationToken);
    }

    private static async Task<Reading> MeasureAsync(Bench bench, ISubject subject, string name, CancellationToken cancellationToken)
    {
        await bench.Rig.WarmUpAsync(subject, name, new Load(12_000), cancellationToken);
        var load = new Load((int)PerSecond * Seconds) { PerSecond = PerSecond };
        return Readings.Latency(await bench.Rig.DeliverAsync(subject, name, load, cancellationToken));
    }
}
