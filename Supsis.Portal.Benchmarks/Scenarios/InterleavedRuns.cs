using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>All subjects by turns, each fresh and warm, again and again: a slow minute of the machine hits every one of them.</summary>
internal sealed class InterleavedRuns(IReadOnlyList<IScenario> scenarios, IReadOnlyList<SubjectRecipe> subjects)
{
    private static readonly TimeSpan SilenceMeansOver = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(int runs, CancellationToken cancellationToken)
    {
        await using var rig = await Rig.StartAsync(SilenceMeansOver, cancellationToken);
        var measurements = new List<Measurement>();
        for (var run = 1; run <= runs; run++)
        {
            // Who goes first changes, so that what one leaves behind (full caches, a hot processor) favours nobody.
            foreach (var subject in run % 2 == 1 ? subjects : subjects.Reverse())
            {
                measurements.AddRange(await MeasureAsync(rig, subject, run, cancellationToken));
            }
        }

        return measurements;
    }

    private async Task<IReadOnlyList<Measurement>> MeasureAsync(Rig rig, SubjectRecipe recipe, int run, CancellationToken cancellationToken)
    {
        await using var subject = await recipe.StartAsync(rig.Hook, cancellationToken);
        await rig.WarmUpAsync(subject, run, cancellationToken);
        var measurements = new List<Measurement>();
        foreach (var scenario in scenarios)
        {
            var measurement = await scenario.MeasureAsync(rig, subject, run, cancellationToken);
            Console.Error.WriteLine($"run {run}, {recipe.Name}, {scenario.Name}: {measurement.Ledger}");
            measurements.Add(measurement);
        }

        return measurements;
    }
}
