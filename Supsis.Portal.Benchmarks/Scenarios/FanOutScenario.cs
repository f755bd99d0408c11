using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>Many systems want the same events.</summary>
internal sealed class FanOutScenario : IScenario
{
    private const int Deliveries = 20_000;
    private const int Many = 20;

    public string Name => "fan-out";

    public string Sentence => "20,000 deliveries in a burst: of 20,000 events to one webhook each, or of 1,000 events to twenty each.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("1 webhook", (bench, name, cancellationToken) => MeasureAsync(bench, name, 1, cancellationToken)),
        new("20 webhooks", (bench, name, cancellationToken) => MeasureAsync(bench, name, Many, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.Rate, "20 webhooks", "1 webhook", AtLeast: 1)];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, int webhooks, CancellationToken cancellationToken)
    {
        string[] hooks = [.. Enumerable.Range(1, webhooks).Select(number => $"h{number}")];
        await using var portal = await bench.StartPortalAsync(hooks.Select(hook => WebhookPlan.EveryMessage(hook, bench.Rig.Hook(hook))), cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(12_000 / webhooks) { Hooks = hooks }, cancellationToken);
        return Readings.Throughput(await bench.Rig.DeliverAsync(portal, name, new Load(Deliveries / webhooks) { Hooks = hooks }, cancellationToken));
    }
}
