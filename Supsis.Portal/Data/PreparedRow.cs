using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Supsis.Portal.Data;

/// <summary>The row on which a prepared command stands: ids are 16 big-endian bytes, instants UTC ticks.</summary>
internal readonly ref struct PreparedRow(sqlite3 database, sqlite3_stmt statement)
{
    /// <summary>Steps to the next row; false when there is none.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_ROW && result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        return result == raw.SQLITE_ROW;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public int Int(int column) => raw.sqlite3_column_int(statement, column);

    public bool Flag(int column) => Long(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public Guid Id(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public DateTimeOffset Instant(int column) => new(Long(column), TimeSpan.Zero);

    public DateTimeOffset? OptionalInstant(int column) => IsNull(column) ? null : Instant(column);

    /// <summary>Makes the statement ready for its next run; a failed step reports its error again here, which was told already.</summary>
    public void Dispose() => _ = raw.sqlite3_reset(statement);
}
