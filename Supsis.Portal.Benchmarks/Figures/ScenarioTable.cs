using System.Globalization;
using System.Text;
using Supsis.Portal.Benchmarks.Scenarios;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>The figures of one scenario as Markdown tables, and whether its targets are met.</summary>
internal sealed class ScenarioTable(IScenario scenario, IReadOnlyList<Measurement> measurements)
{
    public bool IsMet => scenario.Targets.All(target => target.IsMetBy(target.Of(measurements).Median)) && measurements.All(run => run.IsWhole);

    public string Print()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {scenario.Name}").AppendLine().AppendLine(scenario.Sentence).AppendLine();
        PrintFigures(text);
        PrintTargets(text);
        text.AppendLine(Ledgers());
        return text.ToString();
    }

    private void PrintFigures(StringBuilder text)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"| figure (min / median / max) | {string.Join(" | ", scenario.Arms.Select(arm => arm.Name))} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"| --- |{string.Concat(scenario.Arms.Select(_ => " --- |"))}");
        foreach (var metric in measurements.SelectMany(run => run.Values.Keys).Distinct())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {metric.Name} |{string.Concat(scenario.Arms.Select(arm => Cell(arm.Name, metric)))}");
        }

        text.AppendLine();
    }

    private void PrintTargets(StringBuilder text)
    {
        if (scenario.Targets.Count == 0)
        {
            return;
        }

        text.AppendLine("| compared run by run | min / median / max | to reach | |").AppendLine("| --- | --- | --- | --- |");
        foreach (var target in scenario.Targets)
        {
            var spread = target.Of(measurements);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {target.Subject} | {spread.Print(target.Format)} | {target} | {(target.IsMetBy(spread.Median) ? "met" : "**missed**")} |");
        }

        text.AppendLine();
    }

    // One line when all is well: nobody reads forty lines that say the same.
    private string Ledgers()
    {
        var unusual = measurements.Where(run => run.Ledger is { } ledger && (!ledger.IsWhole || ledger.Duplicates > 0)).ToList();
        var kept = measurements.Count(run => run.Ledger is not null);
        var lines = unusual.Select(run => $"- run {run.Run}, {run.Arm}: {run.Ledger}{(run.IsVoid ? " **VOID: the ledger does not balance**" : "")}");
        return string.Join('\n', [$"Ledgers: {kept - unusual.Count} of {kept} whole and without duplicates.", .. lines]);
    }

    private string Cell(string arm, Metric metric)
    {
        var values = measurements.Where(run => run.Arm == arm && !run.IsVoid && run.Values.ContainsKey(metric)).Select(run => run.Values[metric]).ToList();
        return values.Count == 0 ? " |" : $" {Spread.Of(values).Print(metric.Format)} |";
    }
}
