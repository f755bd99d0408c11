using System.Data.Common;

namespace Supsis.Portal.Data;

/// <summary>Reads the columns of a hot path's row: ids are 16 big-endian bytes, instants UTC ticks.</summary>
internal static class Column
{
    public static Guid Id(DbDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);

    public static DateTimeOffset Instant(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? OptionalInstant(DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row, column);

    public static string? OptionalText(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
