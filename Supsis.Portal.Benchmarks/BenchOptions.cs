using System.Globalization;

namespace Supsis.Portal.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        scripts/bench [--runs 3] [--scenario NAME] [--check] [--into docs/benchmarks.md]
                      [--portal artifacts/portal/Supsis.Portal.dll] [--data artifacts/bench]
        scripts/bench self-check      proves the ledger on relays that lose, repeat and invent deliveries

        --check      exit code 1 when a target is missed (a void measurement is always exit code 2)
        --into       also writes the tables between the two figures marks of a Markdown file
        --scenario   only this one; may be given several times: ruler steady burst memory one-hangs many-hang backlog
                     keywords matcher webhooks fan-out log-size retention circuits kill
        """;

    public int Runs { get; init; } = 3;

    /// <summary>Empty means all.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    public bool Check { get; init; }

    public string? Into { get; init; }

    public string Portal { get; init; } = Path.Combine("artifacts", "portal", "Supsis.Portal.dll");

    public string Data { get; init; } = Path.Combine("artifacts", "bench");

    public static BenchOptions? Parse(string[] arguments) => Read(new BenchOptions(), arguments);

    private static BenchOptions? Read(BenchOptions options, ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => options,
        ["--check", .. var rest] => Read(options with { Check = true }, rest),
        ["--runs", var runs, .. var rest] when int.TryParse(runs, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 50 =>
            Read(options with { Runs = count }, rest),
        ["--scenario", var name, .. var rest] => Read(options with { Scenarios = [.. options.Scenarios, name] }, rest),
        ["--into", var file, .. var rest] => Read(options with { Into = file }, rest),
        ["--portal", var file, .. var rest] => Read(options with { Portal = file }, rest),
        ["--data", var folder, .. var rest] => Read(options with { Data = folder }, rest),
        _ => null,
    };
}
