using System.Buffers;
using System.Text;

namespace Supsis.Portal.Deliveries;

/// <summary>A table for a spreadsheet; the mark at its beginning tells Excel that it is UTF-8.</summary>
internal sealed class CsvDeliveryFile(IReadOnlyList<CsvColumn> columns, char separator = ',') : DeliveryFile("csv", "text/csv; charset=utf-8")
{
    public override void Begin(IBufferWriter<byte> into)
    {
        into.Write(Encoding.UTF8.Preamble);
        CsvCells.Write(into, columns.Select(column => column.Name), separator);
    }

    public override void Add(IBufferWriter<byte> into, IReadOnlyList<DeliveryRow> rows)
    {
        foreach (var row in rows)
        {
            CsvCells.Write(into, columns.Select(column => column.Value(row)), separator);
        }
    }

    public override void End(IBufferWriter<byte> into)
    {
    }
}
