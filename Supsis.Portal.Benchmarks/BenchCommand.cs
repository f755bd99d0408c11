using System.Runtime.InteropServices;
using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Scenarios;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks;

/// <summary>Measures the scenarios on the relay and on the portal in turn, and prints how they compare.</summary>
internal static class BenchCommand
{
    private const int Good = 0;
    private const int TargetMissed = 1;
    private const int VoidMeasurement = 2;
    private const int NotMeasured = 3;
    private const int Misused = 64;
    private const int Interrupted = 130;
    private static readonly IScenario[] Scenarios = [new SteadyScenario(), new BurstScenario()];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments);
        IScenario[] scenarios = [.. Scenarios.Where(scenario => options?.Scenario is null || options.Scenario == scenario.Name)];
        if (options is null || scenarios.Length == 0)
        {
            Console.Error.WriteLine(BenchOptions.Usage);
            return Misused;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await MeasureAsync(options, scenarios, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or TimeoutException)
        {
            Console.Error.WriteLine($"Nothing was measured: {exception.Message}");
            return NotMeasured;
        }

        // Cancelled rather than killed: the way out is the one that ends all children.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> MeasureAsync(BenchOptions options, IScenario[] scenarios, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Data);
        var loadBefore = Machine.Load();
        var flushBefore = Disk.FlushTimes(options.Data);
        var ruler = RelaySubject.Recipe(RelaySubject.SubjectName, RelayFault.None);
        var subject = options.Subject == RelaySubject.SubjectName
            ? RelaySubject.Recipe("relay again", RelayFault.None)
            : PortalSubject.Recipe(options.Portal, options.Data);

        var run = new InterleavedRuns(scenarios, [ruler, subject]);
        var measurements = await run.MeasureAsync(options.Runs, cancellationToken);
        ScenarioTable[] tables =
        [
            .. scenarios.Select(scenario => new ScenarioTable(
                scenario, [.. measurements.Where(measurement => measurement.Scenario == scenario.Name)], subject.Name)),
        ];
        var machine = $"{Machine.Describe(options.Data)}; load average at the start {loadBefore}; flushing a page (min / median / max ms) took {flushBefore.Print("0.00")} before "
            + $"and {Disk.FlushTimes(options.Data).Print("0.00")} after";
        var report = new MarkdownReport(machine, options.Runs, tables).Print();
        Console.WriteLine(report);
        if (options.Into is { } file)
        {
            MarkdownReport.Write(file, report);
        }

        return Verdict(options, tables, measurements);
    }

    private static int Verdict(BenchOptions options, ScenarioTable[] tables, IReadOnlyList<Measurement> measurements)
    {
        if (measurements.Any(measurement => measurement.IsVoid))
        {
            return VoidMeasurement;
        }

        return options.Check && !tables.All(table => table.IsMet) ? TargetMissed : Good;
    }
}
