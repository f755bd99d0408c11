namespace Supsis.Portal.Demo;

/// <summary>What is said in a made-up conversation, in one language.</summary>
internal sealed record DemoScript(string Language, params IReadOnlyList<DemoTurn> Turns)
{
    public TimeSpan Length => Turns.Aggregate(TimeSpan.Zero, (sum, turn) => sum + turn.After);
}
