using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Receiving;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>A provider that hosts most customers' servers goes down in a way that hangs; ten customers are elsewhere.</summary>
internal sealed class ManyHangScenario : IScenario
{
    private const int Healthy = 10;
    private const int Others = 100;
    private const int PerSecond = 10;
    private const int Seconds = 20;
    private static readonly string[] Hooks = [.. Enumerable.Range(1, Healthy).Select(number => $"h{number}")];

    public string Name => "many-hang";

    public string Sentence =>
        "10 events a second for 20 seconds, each to 110 webhooks that have all worked until now; in the second column 100 of them hang from the first event on. Latency of the ten that answer.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("all answer", (bench, name, cancellationToken) => MeasureAsync(bench, name, Mood.Quick, cancellationToken)),
        new("100 hang", (bench, name, cancellationToken) => MeasureAsync(bench, name, Mood.Hanging, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.P95, "100 hang", AtMost: 1000)];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, Mood mood, CancellationToken cancellationToken)
    {
        await bench.Rig.SetMoodAsync(Mood.Quick, cancellationToken);
        WebhookPlan[] webhooks =
        [
            .. Enumerable.Range(1, Others).Select(number => WebhookPlan.EveryMessage($"moody {number}", bench.Rig.Moody($"m{number}"))),
            .. Hooks.Select(hook => WebhookPlan.EveryMessage(hook, bench.Rig.Hook(hook))),
        ];
        await using var portal = await bench.StartPortalAsync(webhooks, cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(200) { Hooks = Hooks }, cancellationToken);

        await bench.Rig.SetMoodAsync(mood, cancellationToken);
        var load = new Load(PerSecond * Seconds) { PerSecond = PerSecond, Hooks = Hooks };
        return Readings.Latency(await bench.Rig.DeliverAsync(portal, name, load, cancellationToken));
    }
}
