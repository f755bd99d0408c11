using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The log has outlived its time: a million rows of everything are deleted while events come in.</summary>
internal sealed class RetentionScenario : IScenario
{
    private const int Rows = 1_000_000;
    private const int PerSecond = 200;
    private const int Seconds = 60;

    public string Name => "retention";

    public string Sentence =>
        "200 events a second for 60 seconds; in the second column a million deliveries of more than 90 days ago, with events, bodies and attempts, are being deleted.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("nothing is old", (bench, name, cancellationToken) => MeasureAsync(bench, name, rows: 0, cancellationToken)),
        new("1,000,000 are old", (bench, name, cancellationToken) => MeasureAsync(bench, name, Rows, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Median, "1,000,000 are old", "nothing is old", AtMost: 2),
        new(Metric.P95, "1,000,000 are old", "nothing is old", AtMost: 2),
    ];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, int rows, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(10_000), cancellationToken);
        await portal.KillAsync();
        DeliveryTable.Multiply(portal.DatabaseFile, rows, youngest: TimeSpan.FromDays(100), between: TimeSpan.FromSeconds(1));
        await portal.StartAgainAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name + "-again", new Load(6_000), cancellationToken);

        var before = DeliveryTable.CountMade(portal.DatabaseFile);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(PerSecond * Seconds) { PerSecond = PerSecond }, cancellationToken);
        return Readings.Latency(batch).With(Metric.Deleted, before - DeliveryTable.CountMade(portal.DatabaseFile));
    }
}
