using System.Globalization;
using System.Text;
using Supsis.Portal.Benchmarks.Scenarios;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>The figures of one scenario as a Markdown table, and whether its targets are met.</summary>
internal sealed class ScenarioTable(IScenario scenario, IReadOnlyList<Measurement> measurements, string subject)
{
    private const string Baseline = RelaySubject.SubjectName;

    public bool IsMet => scenario.Targets.All(target => target.IsMetBy(Ratio(target.Metric, target.Baseline).Median)) && Of(subject).All(run => run.Ledger.IsWhole);

    public string Print()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {scenario.Name}").AppendLine().AppendLine(scenario.Sentence).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| figure (min / median / max) | {Baseline} | {subject} | {subject} / {Baseline} | to reach | |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var metric in Metrics())
        {
            text.AppendLine(Row(metric));
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"| delivered whole | {Whole(Baseline)} | {Whole(subject)} | | all | {Verdict(Of(subject).All(run => run.Ledger.IsWhole))} |");
        text.AppendLine();
        foreach (var run in measurements.OrderBy(run => run.Run).ThenBy(run => run.Subject))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- run {run.Run}, {run.Subject}: {run.Ledger}{(run.IsVoid ? " **VOID: the ledger does not balance**" : "")}");
        }

        return text.ToString();
    }

    private string Row(Metric metric)
    {
        var target = scenario.Targets.FirstOrDefault(target => target.Metric == metric);
        var ratio = Ratio(metric, Baseline);
        return $"| {metric.Name} | {Values(Baseline, metric).Print(metric.Format)} | {Values(subject, metric).Print(metric.Format)} | {ratio.Print("0.00")} "
            + $"| {target} | {(target is null ? "" : Verdict(target.IsMetBy(ratio.Median)))} |";
    }

    // Neighbours in time are compared, run by run: the machine's moods hit both.
    private Spread Ratio(Metric metric, string baseline) => Spread.Of(
        from mine in Of(subject)
        join ruler in Of(baseline) on mine.Run equals ruler.Run
        where !mine.IsVoid && !ruler.IsVoid
        select mine.Values[metric] / ruler.Values[metric]);

    private Spread Values(string name, Metric metric) => Spread.Of(Of(name).Where(run => !run.IsVoid).Select(run => run.Values[metric]));

    private IEnumerable<Metric> Metrics() => measurements.SelectMany(run => run.Values.Keys).Distinct();

    private IEnumerable<Measurement> Of(string name) => measurements.Where(run => run.Subject == name);

    private string Whole(string name) => $"{Of(name).Count(run => run.Ledger.IsWhole)} of {Of(name).Count()}";

    private static string Verdict(bool isMet) => isMet ? "met" : "**missed**";
}
