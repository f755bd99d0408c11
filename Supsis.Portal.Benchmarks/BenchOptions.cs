using System.Globalization;

namespace Supsis.Portal.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        scripts/bench [--runs 3] [--scenario NAME] [--check] [--into docs/benchmarks.md]
                      [--portal artifacts/portal/Supsis.Portal.dll] [--data artifacts/bench] [--subject portal|relay]
        scripts/bench self-check      proves the ledger on relays that lose, repeat and invent deliveries

        --check      exit code 1 when a target is missed (a void measurement is always exit code 2)
        --into       also writes the tables between the two figures marks of a Markdown file
        --scenario   steady or burst, alone
        --subject    relay measures the relay against itself: how far two equal things lie apart
        """;

    public int Runs { get; init; } = 3;

    public string? Scenario { get; init; }

    public bool Check { get; init; }

    public string? Into { get; init; }

    public string Portal { get; init; } = Path.Combine("artifacts", "portal", "Supsis.Portal.dll");

    public string Data { get; init; } = Path.Combine("artifacts", "bench");

    public string Subject { get; init; } = "portal";

    public static BenchOptions? Parse(string[] arguments) => Read(new BenchOptions(), arguments);

    private static BenchOptions? Read(BenchOptions options, ReadOnlySpan<string> arguments) => arguments switch
    {
        [] => options,
        ["--check", .. var rest] => Read(options with { Check = true }, rest),
        ["--runs", var runs, .. var rest] when int.TryParse(runs, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 50 =>
            Read(options with { Runs = count }, rest),
        ["--scenario", var name, .. var rest] => Read(options with { Scenario = name }, rest),
        ["--into", var file, .. var rest] => Read(options with { Into = file }, rest),
        ["--portal", var file, .. var rest] => Read(options with { Portal = file }, rest),
        ["--data", var folder, .. var rest] => Read(options with { Data = folder }, rest),
        ["--subject", "portal" or "relay", .. var rest] => Read(options with { Subject = arguments[1] }, rest),
        _ => null,
    };
}
