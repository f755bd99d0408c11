using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>What a large word list costs every event that holds none of its words.</summary>
internal sealed class KeywordScenario : IScenario
{
    private const int Webhooks = 10;
    private const int TriggersEach = 10;
    private const int KeywordsEach = 100;
    private const int Events = 12_000;

    public string Name => "keywords";

    public string Sentence => "12,000 messages in a burst to one webhook; ten more webhooks wait for 10 keywords in all, or for 10,000, that none of the messages holds.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("10 keywords", (bench, name, cancellationToken) => MeasureAsync(bench, name, Few(bench), cancellationToken)),
        new("10,000 keywords", (bench, name, cancellationToken) => MeasureAsync(bench, name, Many(bench), cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.ProcessorTimePerEvent, "10,000 keywords", "10 keywords", AtMost: 1.3)];

    private static IEnumerable<WebhookPlan> Few(Bench bench) =>
        Enumerable.Range(0, Webhooks).Select(webhook => WebhookPlan.Keywords($"words {webhook}", bench.Rig.Moody("words"), [Words.Made(webhook)]));

    private static IEnumerable<WebhookPlan> Many(Bench bench) => Enumerable.Range(0, Webhooks).Select(webhook => new WebhookPlan(
        $"words {webhook}",
        bench.Rig.Moody("words"),
        [
            .. Enumerable.Range(0, TriggersEach).Select(trigger => new
            {
                type = "keyword.matched",
                keywords = Enumerable.Range(0, KeywordsEach).Select(word => Words.Made(((webhook * TriggersEach) + trigger) * KeywordsEach + word)),
            }),
        ]));

    private static async Task<Reading> MeasureAsync(Bench bench, string name, IEnumerable<WebhookPlan> words, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync([WebhookPlan.EveryMessage("one", bench.Rig.Hook("one")), .. words], cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(12_000), cancellationToken);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events), cancellationToken);
        return Readings.Throughput(batch).With(Metric.ProcessorTimePerEvent, batch.ProcessorTimePerEvent);
    }
}
