using Microsoft.Data.Sqlite;
using SQLitePCL;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Brings real trouble over a running database, and takes it away again.</summary>
internal sealed class StorageHarm(WriteGate gate, string file) : IDisposable
{
    private string? _setAside;
    private SqliteConnection? _other;
    private SqliteConnection? _connection;

    public void Do(StorageTrouble trouble)
    {
        switch (trouble)
        {
            case StorageTrouble.DiskFull: // not one page more: the same SQLITE_FULL that a disk without room gives
                Run("PRAGMA max_page_count=1");
                break;
            case StorageTrouble.ReadOnly:
                Run("PRAGMA query_only=ON");
                break;
            case StorageTrouble.Locked:
                gate.Run(connection => connection.DefaultTimeout = 1); // the portal's own patience is five seconds
                _other = new SqliteConnection($"Data Source={file};Pooling=False");
                _other.Open();
                Execute(_other, "BEGIN IMMEDIATE");
                break;
            case StorageTrouble.FileGone:
                _setAside = file + ".aside";
                File.Move(file, _setAside);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(trouble));
        }
    }

    public void Undo(StorageTrouble trouble)
    {
        switch (trouble)
        {
            case StorageTrouble.DiskFull:
                RunPastTheGate("PRAGMA max_page_count=1073741823");
                break;
            case StorageTrouble.ReadOnly:
                RunPastTheGate("PRAGMA query_only=OFF");
                break;
            case StorageTrouble.Locked:
                Execute(_other!, "ROLLBACK");
                _other!.Dispose();
                break;
            default:
                File.Move(_setAside!, file, overwrite: true);
                break;
        }
    }

    /// <summary>Somebody's write meets it.</summary>
    public void Hit()
    {
        try
        {
            Run("BEGIN; CREATE TABLE hit (filler BLOB); INSERT INTO hit VALUES (zeroblob(100000)); ROLLBACK");
            Assert.Fail("The write went through.");
        }
        catch (StorageUnavailableException)
        {
            if (_connection is { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) == 0)
            {
                Execute(_connection, "ROLLBACK");
            }
        }
    }

    public void Dispose() => _other?.Dispose();

    private void Run(string sql) => gate.Run(connection => Execute(_connection = connection, sql));

    // The gate is shut by now, as it should be; what the administrator mends, they mend outside.
    private void RunPastTheGate(string sql) => Execute(_connection!, sql);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
