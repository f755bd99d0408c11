using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>What webhooks cost that an event does not concern.</summary>
internal sealed class WebhookCountScenario : IScenario
{
    private const int Others = 1_000;
    private const int Events = 12_000;

    public string Name => "webhooks";

    public string Sentence => "12,000 messages in a burst to one webhook, alone or among 1,000 whose triggers (rated, ticket.created, a keyword) do not match.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("1 webhook", (bench, name, cancellationToken) => MeasureAsync(bench, name, others: 0, cancellationToken)),
        new("1,000 more", (bench, name, cancellationToken) => MeasureAsync(bench, name, Others, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } = [new(Metric.ProcessorTimePerEvent, "1,000 more", "1 webhook", AtMost: 1.2)];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, int others, CancellationToken cancellationToken)
    {
        var idle = Enumerable.Range(0, others).Select(number => new WebhookPlan($"idle {number}", bench.Rig.Moody("idle"), [Idle(number)]));
        await using var portal = await bench.StartPortalAsync([WebhookPlan.EveryMessage("one", bench.Rig.Hook("one")), .. idle], cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(12_000), cancellationToken);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events), cancellationToken);
        return Readings.Throughput(batch).With(Metric.ProcessorTimePerEvent, batch.ProcessorTimePerEvent);
    }

    private static object Idle(int number) => (number % 3) switch
    {
        0 => new { type = "conversation.rated" },
        1 => new { type = "ticket.created" },
        _ => new { type = "keyword.matched", keywords = new[] { Words.Made(number) } },
    };
}
