namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>What one circuit saw, and why it ended if it did.</summary>
internal sealed record CircuitSights(IReadOnlyList<Sight> Sights, string? CutOffBy);
