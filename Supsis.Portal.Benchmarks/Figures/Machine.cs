using System.Runtime.InteropServices;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>Where it was measured, so that nobody compares figures of different machines.</summary>
internal static class Machine
{
    public static string Describe(string dataFolder) => FormattableString.Invariant(
        $"{Environment.ProcessorCount} cores ({Processor()}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, data on {new DriveInfo(Path.GetFullPath(dataFolder)).DriveFormat}");

    /// <summary>How many threads wanted a core during the last minute: well above nothing at the start, and the figures are not worth reading.</summary>
    public static string Load()
    {
        const string Source = "/proc/loadavg";
        return File.Exists(Source) ? File.ReadAllText(Source).Split(' ')[0] : "unknown";
    }

    private static string Processor()
    {
        const string Label = "model name";
        const string Source = "/proc/cpuinfo";
        var line = File.Exists(Source) ? File.ReadLines(Source).FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
