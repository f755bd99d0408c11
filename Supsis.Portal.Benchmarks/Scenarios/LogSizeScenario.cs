using System.Diagnostics;
using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>A year of deliveries in the log: is today slower, and can anybody still look something up?</summary>
internal sealed class LogSizeScenario : IScenario
{
    private const int Rows = 1_000_000;
    private const int Events = 12_000;
    private const int Asked = 7;

    private static readonly string[] Filters =
    [
        "", "status=pending", "status=succeeded", "status=exhausted", "status=cancelled", "type=message.created", "type=conversation.rated",
        "conversation_id=c-7", "response_class=2xx", "response_class=3xx", "response_class=5xx", "response_class=none", "error=http_5xx", "error=tls_expired",
        "from=2020-01-01T00:00:00Z&to=2026-01-02T00:00:00Z", "status=exhausted&type=message.created", "status=succeeded&response_class=5xx",
    ];

    public string Name => "log-size";

    public string Sentence =>
        "12,000 events in a burst with 10,000 deliveries in the log, and with a million more; then page one of the log and of each filter, as a program gets it over HTTP "
        + "(the database's time and everything else), the median of seven.";

    public IReadOnlyList<Arm> Arms { get; } =
    [
        new("10,000", (bench, name, cancellationToken) => MeasureAsync(bench, name, rows: 0, cancellationToken)),
        new("1,000,000", (bench, name, cancellationToken) => MeasureAsync(bench, name, Rows, cancellationToken)),
    ];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Rate, "1,000,000", "10,000", AtLeast: 0.9),
        new(Metric.LogPage, "1,000,000", AtMost: 50),
        new(Metric.SlowestFilter, "1,000,000", AtMost: 50),
    ];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, int rows, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalThatKeepsAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(10_000), cancellationToken);

        // Both arms are killed and started again: only the rows differ.
        await portal.KillAsync();
        DeliveryTable.Multiply(portal.DatabaseFile, rows, youngest: TimeSpan.FromHours(1), between: TimeSpan.FromSeconds(30));
        await portal.StartAgainAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name + "-again", new Load(10_000), cancellationToken);

        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events), cancellationToken);
        var pages = new Dictionary<string, double>();
        foreach (var filter in Filters)
        {
            pages[filter] = await AskAsync(portal, filter, cancellationToken);
        }

        Console.Error.WriteLine(string.Join(", ", pages.OrderByDescending(page => page.Value).Take(6).Select(page => FormattableString.Invariant($"{page.Key} {page.Value:0.0} ms"))));
        return Readings.Throughput(batch).With(Metric.LogPage, pages[""]).With(Metric.SlowestFilter, pages.Values.Max());
    }

    private static async Task<double> AskAsync(PortalSubject portal, string filter, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var time = 0; time < Asked; time++)
        {
            var startedAt = Stopwatch.GetTimestamp();
            using var response = await portal.Client.GetAsync($"/api/v1/deliveries?{filter}", cancellationToken);
            response.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
        }

        return Spread.Of(times).Median;
    }
}
