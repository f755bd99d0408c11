using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Receiving;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>One customer's server takes requests and never answers; the others must not notice.</summary>
internal sealed class OneHangsScenario : IScenario
{
    private const int Events = 400;
    private const int Healthy = 49;
    private static readonly string[] Hooks = [.. Enumerable.Range(1, Healthy).Select(number => $"h{number}")];

    public string Name => "one-hangs";

    public string Sentence => "400 events, each to 50 webhooks, of which one hangs: how long the other 49 take to receive everything.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("all answer", (bench, name, cancellationToken) => MeasureAsync(bench, name, Mood.Quick, cancellationToken)),
        new("one hangs", (bench, name, cancellationToken) => MeasureAsync(bench, name, Mood.Hanging, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.Duration, "one hangs", "all answer", AtMost: 1.15)];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, Mood mood, CancellationToken cancellationToken)
    {
        await bench.Rig.SetMoodAsync(Mood.Quick, cancellationToken);
        var webhooks = Hooks.Select(hook => WebhookPlan.EveryMessage(hook, bench.Rig.Hook(hook))).Append(WebhookPlan.EveryMessage("moody", bench.Rig.Moody("one")));
        await using var portal = await bench.StartPortalAsync(webhooks, cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(Events) { Hooks = Hooks }, cancellationToken);

        await bench.Rig.SetMoodAsync(mood, cancellationToken);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events) { Hooks = Hooks }, cancellationToken);
        return Readings.Throughput(batch).With(Metric.Duration, batch.Duration.TotalSeconds);
    }
}
