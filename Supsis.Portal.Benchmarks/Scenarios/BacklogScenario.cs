using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Receiving;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>One customer's slow server has a mountain to work off; the next event is somebody else's.</summary>
internal sealed class BacklogScenario : IScenario
{
    private const int Backlog = 100_000;

    // What the slow receiver takes in while its backlog is posted comes on top.
    private const int Margin = 30_000;
    private const int Events = 40;

    public string Name => "backlog";

    public string Sentence =>
        "100,000 deliveries wait for a webhook whose receiver takes 50 ms each and is being served; 40 events for another webhook, two a second.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("nothing waits", (bench, name, cancellationToken) => MeasureAsync(bench, name, backlog: 0, cancellationToken)),
        new("100,000 wait", (bench, name, cancellationToken) => MeasureAsync(bench, name, Backlog + Margin, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.Worst, "100,000 wait", AtMost: 1000), new(Metric.Waiting, "100,000 wait", AtLeast: Backlog)];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, int backlog, CancellationToken cancellationToken)
    {
        await bench.Rig.SetMoodAsync(Mood.Quick, cancellationToken);
        WebhookPlan[] webhooks =
        [
            WebhookPlan.Keywords("slow", bench.Rig.Moody("slow"), ["kampanya"]),
            WebhookPlan.Keywords("other", bench.Rig.Hook("one"), ["acil"]),
        ];
        await using var portal = await bench.StartPortalAsync(webhooks, cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(6_000) { Text = "acil kampanya" }, cancellationToken);

        await bench.Rig.SetMoodAsync(Mood.Slow, cancellationToken);
        if (backlog > 0)
        {
            await bench.Rig.PostAsync(portal, name + "-backlog", new Load(backlog) { Text = "kampanya" }, cancellationToken);
        }

        var waiting = DeliveryTable.CountWaiting(portal.DatabaseFile);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events) { Text = "acil", PerSecond = 2 }, cancellationToken);
        return Readings.Latency(batch).With(Metric.Waiting, waiting);
    }
}
