using System.Diagnostics;
using Supsis.Portal.Benchmarks.Figures;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>What all windows saw while the events came in.</summary>
internal sealed class WatchedTime(IReadOnlyList<CircuitSights> circuits, long from, long until)
{
    private readonly IReadOnlyList<Sight>[] _seen = [.. circuits.Select(circuit => circuit.Sights.Where(sight => sight.At >= from && sight.At <= until).ToList())];

    public int CutOff => circuits.Count(circuit => circuit.CutOffBy is not null);

    public IEnumerable<string> Reasons => circuits.Select(circuit => circuit.CutOffBy).OfType<string>().Distinct();

    /// <summary>Updates a second, circuit by circuit.</summary>
    public Spread Rates() => Spread.Of(_seen.Select(sights => sights.Count / Stopwatch.GetElapsedTime(from, until).TotalSeconds));

    /// <summary>How long nothing moved at most, in any window.</summary>
    public TimeSpan LongestStandstill() => _seen.Max(sights =>
        (sights.Select(sight => sight.At).Append(until)).Zip(sights.Select(sight => sight.At).Prepend(from), (next, last) => Stopwatch.GetElapsedTime(last, next)).Max());

    /// <summary>Milliseconds from the making of a delivery to its row in a window, for the newest of every batch that brought rows.</summary>
    public IReadOnlyList<double> Ages() => [.. _seen.SelectMany(sights => sights.Select(sight => sight.AgeMs).OfType<double>())];

    public double KilobytesPerBatch() => _seen.SelectMany(sights => sights).Select(sight => sight.Bytes / 1024.0).DefaultIfEmpty().Average();
}
