namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>One thing that a scenario measures: a subject, or one and the same subject in one of several situations.</summary>
/// <param name="Name">The heading of its column.</param>
/// <param name="MeasureAsync">Starts what it needs, measures once and ends it; the text names this measurement's events apart from all others.</param>
internal sealed record Arm(string Name, Func<Bench, string, CancellationToken, Task<Reading>> MeasureAsync);
