using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Data;

/// <summary>The open transaction of a group, with the commands that are prepared once and used for life.</summary>
internal sealed class GroupTransaction(SqliteConnection connection)
{
    private readonly Dictionary<object, PreparedCommand> _commands = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<Type, GroupTally> _tallies = [];

    public SqliteConnection Connection => connection;

    /// <summary>The prepared command of a statement. The key is the constant itself, not its text: comparing it costs nothing.</summary>
    public PreparedCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = new PreparedCommand(connection, sql);
        }

        return command;
    }

    /// <summary>The group's sum of this kind, empty at the beginning of every group.</summary>
    public T Tally<T>()
        where T : GroupTally, new()
    {
        if (!_tallies.TryGetValue(typeof(T), out var tally))
        {
            _tallies[typeof(T)] = tally = new T();
        }

        return (T)tally;
    }

    public void Begin() => _tallies.Clear();

    /// <summary>Writes the sums; the last thing before the commit.</summary>
    public void WriteTallies()
    {
        foreach (var tally in _tallies.Values)
        {
            tally.Write(this);
        }
    }
}
