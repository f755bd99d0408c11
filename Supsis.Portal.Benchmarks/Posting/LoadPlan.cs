namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>What the load generator is asked to post, and how fast.</summary>
internal sealed record LoadPlan
{
    private const int MostEvents = 250_000;
    private const int MostClients = 256;

    public required Uri Target { get; init; }

    public required string ApiKey { get; init; }

    /// <summary>Names the events of this plan apart from all others, so that a late delivery is seen as foreign.</summary>
    public required string Batch { get; init; }

    public required int Count { get; init; }

    public int Clients { get; init; } = 64;

    /// <summary>Events a second on a fixed schedule; absent: each client posts its next event when the last one is answered.</summary>
    public double? PerSecond { get; init; }

    /// <summary>What the visitor writes; absent: ordinary sentences.</summary>
    public string? Text { get; init; }

    /// <summary>An event that was not accepted is posted again, with the same id, until it is.</summary>
    public bool Repeat { get; init; }

    /// <summary>The benchmark must never be a weapon: this machine only, and an end in sight.</summary>
    public bool IsHarmless =>
        Target.IsLoopback && Count is > 0 and <= MostEvents && Clients is > 0 and <= MostClients && PerSecond is null or > 0;
}
