using System.Buffers;
using System.Text;

namespace Supsis.Portal.Deliveries;

/// <summary>Lines of a CSV file (RFC 4180) that a spreadsheet shows as what they are and never runs as a formula.</summary>
internal static class CsvCells
{
    // OWASP's list, with the full-width forms that a spreadsheet takes for the same signs.
    private static readonly SearchValues<char> Formulas = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t'");

    /// <param name="separator">Between cells: a comma by RFC 4180; spreadsheets of languages that write 1,5 split at semicolons instead.</param>
    public static void Write(IBufferWriter<byte> into, IEnumerable<string?> cells, char separator = ',') =>
        Encoding.UTF8.GetBytes(string.Join(separator, cells.Select(cell => Cell(cell ?? ""))) + "\r\n", into);

    private static string Cell(string text)
    {
        var harmless = text.Length > 0 && Formulas.Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(Quoted) < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
