using System.Buffers;
using System.Text;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class CsvCellsTests
{
    [Theory]
    [InlineData("CRM", "CRM")]
    [InlineData("Ayşe, Mert", "\"Ayşe, Mert\"")]
    [InlineData("“iade” \"şimdi\"", "\"“iade” \"\"şimdi\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData(null, "")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+905550001122", "\"'+905550001122\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝cmd", "\"'＝cmd\"")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    public void A_cell_is_read_back_as_text_and_never_as_a_formula(string? text, string cell) => Assert.Equal(cell + ",x\r\n", Line(text, "x"));

    [Fact]
    public void Where_cells_end_at_semicolons_a_text_with_one_is_quoted()
    {
        var into = new ArrayBufferWriter<byte>();
        CsvCells.Write(into, ["1,5", "a;b"], ';');

        Assert.Equal("\"1,5\";\"a;b\"\r\n", Encoding.UTF8.GetString(into.WrittenSpan));
    }

    private static string Line(params string?[] cells)
    {
        var into = new ArrayBufferWriter<byte>();
        CsvCells.Write(into, cells);
        return Encoding.UTF8.GetString(into.WrittenSpan);
    }
}
