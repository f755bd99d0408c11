using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Supsis.Portal.Data;

/// <summary>A statement of a hot path: parsed once, bound by position (<c>$1</c>, <c>$2</c>, …), run many times.</summary>
/// <remarks>Straight on the driver below ADO.NET, which looks every parameter up by its name at every run (docs/decisions/0004).</remarks>
internal sealed class PreparedCommand : IDisposable
{
    private const int IdLength = 16;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    // SQLite numbers named parameters as they appear in the text: $7 may well be its first.
    private readonly int[] _positions;

    public PreparedCommand(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The write connection is closed.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _database);
        _positions = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(number => raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"${number}")))];
    }

    /// <summary>Runs with these values and returns the number of changed rows.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        using var row = Query(values);
        while (row.Read())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>The rows; dispose of them before the statement runs again.</summary>
    public PreparedRow Query(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            SqliteException.ThrowExceptionForRC(Bind(_positions[i], values[i]), _database);
        }

        return new PreparedRow(_database, _statement);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, position),
        string text => raw.sqlite3_bind_text(_statement, position, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, position, bytes),
        ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(_statement, position, bytes.Span),
        Guid id => BindId(position, id),
        DateTimeOffset at => raw.sqlite3_bind_int64(_statement, position, at.UtcTicks),
        long number => raw.sqlite3_bind_int64(_statement, position, number),
        int number => raw.sqlite3_bind_int64(_statement, position, number),
        bool flag => raw.sqlite3_bind_int64(_statement, position, flag ? 1 : 0),
        _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be bound."),
    };

    private int BindId(int position, Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return raw.sqlite3_bind_blob(_statement, position, bytes); // copied by the driver
    }
}
