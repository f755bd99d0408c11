using System.Diagnostics;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>What one durable write costs here: the floor under every 202 of the portal, and the moodiest part of a shared machine.</summary>
internal static class Disk
{
    private const int Flushes = 100;

    /// <summary>Milliseconds to write a page and flush it, in place as a write-ahead log does; near nothing means a disk that does not really flush.</summary>
    public static Spread FlushTimes(string folder)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var page = new byte[4096];
        return Spread.Of(Enumerable.Range(0, Flushes).Select(_ => FlushTime(file, page)).Skip(1));
    }

    private static double FlushTime(FileStream file, byte[] page)
    {
        var startedAt = Stopwatch.GetTimestamp();
        file.Position = 0;
        file.Write(page);
        file.Flush(flushToDisk: true);
        return Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds;
    }
}
