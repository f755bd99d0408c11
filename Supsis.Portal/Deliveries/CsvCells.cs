using System.Buffers;
using System.Text;

namespace Supsis.Portal.Deliveries;

/// <summary>Lines of a CSV file (RFC 4180) that a spreadsheet shows as what they are and never runs as a formula.</summary>
internal static class CsvCells
{
    // OWASP's list, with the full-width forms that a spreadsheet takes for the same signs.
    private static readonly SearchValues<char> Formulas = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n\t'");

    public static void Write(IBufferWriter<byte> into, IEnumerable<string?> cells)
    {
        var separator = "";
        foreach (var cell in cells)
        {
            Encoding.UTF8.GetBytes(separator + Cell(cell ?? ""), into);
            separator = ",";
        }

        Encoding.UTF8.GetBytes("\r\n", into);
    }

    private static string Cell(string text)
    {
        var harmless = text.Length > 0 && Formulas.Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(Quoted) < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
