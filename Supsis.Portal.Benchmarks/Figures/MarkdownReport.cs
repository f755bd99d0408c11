using System.Globalization;
using System.Text;

namespace Supsis.Portal.Benchmarks.Figures;

/// <summary>All tables of one benchmark, as they stand in the documentation.</summary>
internal sealed class MarkdownReport(string machine, int runs, IReadOnlyList<ScenarioTable> tables)
{
    private const string Opening = "<!-- figures: written by scripts/bench -->";
    private const string Closing = "<!-- end of figures -->";

    public string Print()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured on {TimeProvider.System.GetUtcNow():yyyy-MM-dd} in {runs} interleaved run{(runs == 1 ? "" : "s")}: {machine}.");
        foreach (var table in tables)
        {
            text.AppendLine().Append(table.Print());
        }

        return text.ToString();
    }

    /// <summary>Puts the report between the two marks of a document, in place of the last one.</summary>
    public static void Write(string file, string report)
    {
        var document = File.ReadAllText(file);
        var start = document.IndexOf(Opening, StringComparison.Ordinal);
        var end = document.IndexOf(Closing, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new InvalidOperationException($"{file} lacks the marks '{Opening}' and '{Closing}'.");
        }

        File.WriteAllText(file, $"{document[..(start + Opening.Length)]}\n\n{report}\n{document[end..]}");
    }
}
