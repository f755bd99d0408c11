using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Data;

/// <summary>The open transaction of a group, with the commands that are prepared once and used for life.</summary>
internal sealed class GroupTransaction(SqliteConnection connection)
{
    private readonly Dictionary<string, PreparedCommand> _commands = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    public SqliteTransaction? Current { get; set; }

    /// <summary>The prepared command of a statement; the text is the key.</summary>
    public PreparedCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = new PreparedCommand(connection, sql);
        }

        command.Transaction = Current;
        return command;
    }
}
