using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>A campaign starts: thousands of events one by one from many clients, until the last webhook has arrived.</summary>
internal sealed class BurstScenario : IScenario
{
    private const int Events = 6_000;

    public string Name => "burst";

    public string Sentence => "6,000 events posted one by one by 64 clients, to one webhook, until the last has reached the receiver.";

    public IReadOnlyList<Target> Targets { get; } = [new Target(Metric.Rate, RelaySubject.SubjectName, AtLeast: 0.3)];

    public async Task<Measurement> MeasureAsync(Rig rig, ISubject subject, int run, CancellationToken cancellationToken)
    {
        var batch = await rig.DeliverAsync(subject, $"{run}-{subject.Name}-{Name}", Events, perSecond: null, cancellationToken);
        return new Measurement(run, subject.Name, Name, batch.Ledger, new Dictionary<Metric, double>
        {
            [Metric.Rate] = batch.Rate,
            [Metric.ProcessorTime] = batch.ProcessorTimePerDelivery,
        });
    }
}
