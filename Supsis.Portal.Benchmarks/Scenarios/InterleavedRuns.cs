using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>All arms of a scenario by turns, again and again: a slow minute of the machine hits every one of them.</summary>
internal sealed class InterleavedRuns(Bench bench)
{
    public async Task<IReadOnlyList<Measurement>> MeasureAsync(IScenario scenario, int runs, CancellationToken cancellationToken)
    {
        var measurements = new List<Measurement>();
        for (var run = 1; run <= runs; run++)
        {
            // Who goes first changes, so that what one leaves behind (full caches, a hot processor) favours nobody.
            foreach (var arm in run % 2 == 1 ? scenario.Arms : scenario.Arms.Reverse())
            {
                measurements.Add(await MeasureAsync(scenario, arm, run, cancellationToken));
            }
        }

        return measurements;
    }

    private async Task<Measurement> MeasureAsync(IScenario scenario, Arm arm, int run, CancellationToken cancellationToken)
    {
        var reading = await arm.MeasureAsync(bench, $"{scenario.Name}-{run}-{arm.Name}", cancellationToken);
        var values = string.Join(", ", reading.Values.Select(value => $"{value.Key.Name} {value.Value.ToString(value.Key.Format, System.Globalization.CultureInfo.InvariantCulture)}"));
        Console.Error.WriteLine($"run {run}, {scenario.Name}, {arm.Name}: {values}; {reading.Ledger}");
        return new Measurement(run, scenario.Name, arm.Name, reading.Ledger, reading.Values);
    }
}
