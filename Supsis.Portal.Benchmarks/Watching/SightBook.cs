using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>Notes every render batch of one circuit.</summary>
internal sealed partial class SightBook
{
    private readonly Lock _gate = new();
    private readonly List<Sight> _sights = [];
    private DateTimeOffset _newest = DateTimeOffset.MinValue;

    /// <summary>Notes a batch; true when rows of the log came with it.</summary>
    public bool Enter(ReadOnlySpan<byte> batch)
    {
        var at = Stopwatch.GetTimestamp();
        var newest = NewestIn(batch);
        lock (_gate)
        {
            var isNews = newest > _newest;
            _sights.Add(new Sight(at, batch.Length, isNews ? (TimeProvider.System.GetUtcNow() - newest!.Value).TotalMilliseconds : null));
            _newest = isNews ? newest!.Value : _newest;
        }

        return newest is not null;
    }

    public IReadOnlyList<Sight> Sights()
    {
        lock (_gate)
        {
            return [.. _sights];
        }
    }

    // Each row has its time in the markup, to the millisecond, and a batch holds its texts as they are.
    private static DateTimeOffset? NewestIn(ReadOnlySpan<byte> batch)
    {
        var text = Encoding.Latin1.GetString(batch);
        string? newest = null;
        foreach (var time in RowTime().EnumerateMatches(text))
        {
            var found = text.Substring(time.Index, time.Length);
            newest = string.CompareOrdinal(found, newest) > 0 ? found : newest;
        }

        return newest is null ? null : DateTimeOffset.Parse(newest, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z")]
    private static partial Regex RowTime();
}
