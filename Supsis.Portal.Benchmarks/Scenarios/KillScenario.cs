using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The power goes off, ten times, in the middle of a burst; the producer repeats what was not answered.</summary>
internal sealed class KillScenario : IScenario
{
    private const int Kills = 10;
    private const int Events = 40_000;
    private const int Slots = 64;

    public string Name => "kill";

    public string Sentence =>
        "40,000 events as fast as they are taken; the portal is killed (SIGKILL) ten times at random moments and started again at once, and the producer repeats what was not answered.";

    public IReadOnlyList<Arm> Arms { get; } = [new("portal", MeasureAsync)];

    public IReadOnlyList<Target> Targets { get; } =
    [
        new(Metric.Lost, "portal", AtMost: 0),
        new(Metric.DuplicatesPerKill, "portal", AtMost: 2 * Slots),
    ];

    private static async Task<Reading> MeasureAsync(Bench bench, string name, CancellationToken cancellationToken)
    {
        await using var portal = await bench.StartPortalAsync(cancellationToken);
        await bench.Rig.WarmUpAsync(portal, name, new Load(6_000), cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = KillAsync(portal, stop.Token);
        var batch = await bench.Rig.DeliverAsync(portal, name, new Load(Events) { Repeat = true }, cancellationToken);
        await stop.CancelAsync();
        var kills = await killing;
        return new Reading(batch.Ledger, new Dictionary<Metric, double>
        {
            [Metric.Kills] = kills,
            [Metric.Lost] = batch.Ledger.Missing,
            [Metric.DuplicatesPerKill] = kills == 0 ? double.NaN : (double)batch.Ledger.Duplicates / kills,
        });
    }

    private static async Task<int> KillAsync(PortalSubject portal, CancellationToken cancellationToken)
    {
        var kills = 0;
        try
        {
            for (; kills < Kills; kills++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(200, 1_500)), TimeProvider.System, cancellationToken);
                await portal.KillAsync();
                await portal.StartAgainAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Everything was delivered before the last kill: the figure says how many there were.
        }

        return kills;
    }
}
