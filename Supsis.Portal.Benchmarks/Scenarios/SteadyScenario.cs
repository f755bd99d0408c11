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

    public IReadOnlyList<Target> Targets { get; } = [new Target(Metric.Median, RelaySubject.SubjectName, AtMost: 5)];

    public async Task<Measurement> MeasureAsync(Rig rig, ISubject subject, int run, CancellationToken cancellationToken)
    {
        var batch = await rig.DeliverAsync(subject, $"{run}-{subject.Name}-{Name}", (int)PerSecond * Seconds, PerSecond, cancellationToken);
        double[] latencies = [.. batch.Latencies()];
        return new Measurement(run, subject.Name, Name, batch.Ledger, new Dictionary<Metric, double>
        {
            [Metric.Median] = Spread.Percentile(latencies, 0.50),
            [Metric.P99] = Spread.Percentile(latencies, 0.99),
            [Metric.ProcessorTime] = batch.ProcessorTimePerDelivery,
            [Metric.Slip] = Spread.Percentile(batch.Slips(), 0.99),
        });
    }
}
