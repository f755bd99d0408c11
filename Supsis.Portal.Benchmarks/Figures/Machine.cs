using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>Where it was measured, so that nobody compares figures of different machines.</summary>
internal static class Machine
{
    private const int Flushes = 50;

    public static string Describe(string dataFolder) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
        + $"data on {new DriveInfo(Path.GetFullPath(dataFolder)).DriveFormat}, writing 4 KB and flushing it takes {FlushTime(dataFolder):0.00} ms (median)");

    private static string Processor()
    {
        const string Label = "model name";
        const string Source = "/proc/cpuinfo";
        var line = File.Exists(Source) ? File.ReadLines(Source).FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    // What a durable 202 costs at least; near nothing means a disk that does not really flush.
    private static double FlushTime(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Path.GetRandomFileName());
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var page = new byte[4096];
        return Spread.Of(Enumerable.Range(0, Flushes).Select(_ =>
        {
            var startedAt = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            return Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds;
        })).Median;
    }
}
