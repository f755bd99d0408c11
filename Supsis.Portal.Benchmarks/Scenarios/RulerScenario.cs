using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The relay against itself.</summary>
internal sealed class RulerScenario : IScenario
{
    private const int Events = 20_000;

    public string Name => "ruler";

    public string Sentence => "The relay against itself, as in \"burst\": how far two equal things lie apart on this machine, and how little a difference means.";

    public IReadOnlyList<Arm> Arms { get; } = [new("relay", MeasureAsync), new("relay again", MeasureAsync)];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.Rate, "relay again", "relay", AtLeast: 0.5)];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var relay = await bench.StartRelayAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(relay, name, new Load(12_000), cancellationToken);
        return Readings.Throughput(await bench.Rig.DeliverAsync(relay, name, new Load(Events), cancellationToken));
    }
}
