namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>Events to post, and the receivers that each accepted one has to reach.</summary>
internal sealed record Load(int Count)
{
    /// <summary>Events a second on a fixed schedule; absent: as fast as the answers come.</summary>
    public double? PerSecond { get; init; }

    /// <summary>What the visitor writes; absent: ordinary sentences.</summary>
    public string? Text { get; init; }

    /// <summary>An event that was not accepted is posted again until it is, as a producer would.</summary>
    public bool Repeat { get; init; }

    public IReadOnlyList<string> Hooks { get; init; } = ["one"];
}
