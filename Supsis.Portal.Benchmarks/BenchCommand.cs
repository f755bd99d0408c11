using System.Runtime.InteropServices;
using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Scenarios;

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
    private static readonly TimeSpan SilenceMeansOver = TimeSpan.FromSeconds(20);

    private static readonly IScenario[] Scenarios =
    [
        new RulerScenario(), new SteadyScenario(), new BurstScenario(), new FanOutScenario(), new MemoryScenario(), new OneHangsScenario(), new ManyHangScenario(),
        new BacklogScenario(), new MatcherScenario(), new KeywordScenario(), new WebhookCountScenario(), new LogSizeScenario(), new RetentionScenario(),
        new CircuitsScenario(), new KillScenario(),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments);
        IScenario[] scenarios = [.. Scenarios.Where(scenario => options is { Scenarios: [] } || options?.Scenarios.Contains(scenario.Name) == true)];
        if (options is null || scenarios.Length == 0 || options.Scenarios.Any(name => scenarios.All(scenario => scenario.Name != name)))
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
        await using var rig = await Rig.StartAsync(SilenceMeansOver, cancellationToken);
        var runs = new InterleavedRuns(new Bench(rig, options.Portal, options.Data));
        var tables = new List<ScenarioTable>();
        var isVoid = false;
        foreach (var scenario in scenarios)
        {
            var measurements = await runs.MeasureAsync(scenario, options.Runs, cancellationToken);
            isVoid |= measurements.Any(measurement => measurement.IsVoid);
            tables.Add(new ScenarioTable(scenario, measurements));
        }

        var machine = $"{Machine.Describe(options.Data)}; load average at the start {loadBefore}; flushing a page (min / median / max ms) took {flushBefore.Print("0.00")} before "
            + $"and {Disk.FlushTimes(options.Data).Print("0.00")} after";
        var report = new MarkdownReport(machine, options.Runs, tables).Print();
        Console.WriteLine(report);
        if (options.Into is { } file)
        {
            MarkdownReport.Write(file, report);
        }

        return isVoid ? VoidMeasurement : options.Check && !tables.All(table => table.IsMet) ? TargetMissed : Good;
    }
}
