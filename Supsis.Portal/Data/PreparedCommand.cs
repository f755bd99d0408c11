using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Data;

/// <summary>A statement of a hot path: parsed once, bound by position (<c>$1</c>, <c>$2</c>, …), run many times.</summary>
internal sealed class PreparedCommand
{
    private readonly SqliteCommand _command;

    public PreparedCommand(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    public SqliteTransaction? Transaction
    {
        set => _command.Transaction = value;
    }

    /// <summary>Runs with these values and returns the number of changed rows.</summary>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public DbDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        while (_command.Parameters.Count < values.Length)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (_command.Parameters.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }

        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                Guid id => id.ToByteArray(bigEndian: true),
                DateTimeOffset at => at.UtcTicks,
                var value => value,
            };
        }
    }
}
