using System.Globalization;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>The least, the middle and the most of several runs.</summary>
internal sealed record Spread(double Least, double Median, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new Spread(double.NaN, double.NaN, double.NaN)
            : new Spread(sorted[0], Middle(sorted), sorted[^1]);
    }

    /// <summary>Nearest rank: the smallest value that the given share of all values does not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public string Print(string format) =>
        string.Join(" / ", new[] { Least, Median, Most }.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));

    private static double Middle(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
