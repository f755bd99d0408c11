using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Data;

/// <summary>The only door through which anything is written: one writer at a time, on the one connection that may write.</summary>
/// <remarks>
/// It is shut while the storage is in trouble, so that nobody waits for a lock or a disk in vain. Every write here may throw
/// <see cref="StorageUnavailableException"/>, and then nothing of it is stored.
/// </remarks>
internal sealed class WriteGate(SqliteDatabase database, StorageWatch storage) : IDisposable
{
    private static readonly TimeSpan LastTurn = TimeSpan.FromSeconds(5);
    private const int TryingSeconds = 1;

    /// <summary>Needs fresh pages, as real rows do: one that only changed a row would succeed on a disk that is as good as full.</summary>
    private const string TryingSql = """
        BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS storage_probe (filler BLOB); INSERT INTO storage_probe VALUES (zeroblob(65536)); COMMIT;
        DROP TABLE storage_probe;
        """;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _connection;

    public StorageWatch Storage => storage;

    /// <summary>Writes as a workspace, in one transaction that is committed when <paramref name="write"/> returns.</summary>
    public Task<T> RunAsync<T>(Guid workspaceId, Func<PortalDbContext, Task<T>> write, CancellationToken cancellationToken) =>
        RunAsync(WorkspaceScope.Of(workspaceId), write, static _ => { }, cancellationToken);

    /// <summary>As above; <paramref name="committed"/> runs after the commit and before anybody else may write, to publish what changed.</summary>
    public Task<T> RunAsync<T>(Guid workspaceId, Func<PortalDbContext, Task<T>> write, Action<T> committed, CancellationToken cancellationToken) =>
        RunAsync(WorkspaceScope.Of(workspaceId), write, committed, cancellationToken);

    /// <summary>Writes for every workspace, as the named pass of the system.</summary>
    public Task<T> RunAsSystemAsync<T>(string pass, Func<PortalDbContext, Task<T>> write, CancellationToken cancellationToken) =>
        RunAsync(WorkspaceScope.System(pass), write, static _ => { }, cancellationToken);

    /// <summary>Lets somebody with a writable connection of their own (Identity's stores) save while nobody else writes.</summary>
    public async Task<T> TakeTurnAsync<T>(Func<Task<T>> save, CancellationToken cancellationToken)
    {
        storage.DemandWritable(); // before the turn too: whoever holds it may be waiting for the same storage
        await _turn.WaitAsync(cancellationToken);
        try
        {
            storage.DemandWritable();
            database.DemandFile();
            return await save();
        }
        catch (Exception failure) when (StorageFault.Of(failure) != StorageTrouble.None)
        {
            throw storage.Refuse(failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The group writer's way in: blocks, on the writer's own thread.</summary>
    public void Run(Action<SqliteConnection> write)
    {
        storage.DemandWritable();
        _turn.Wait();
        try
        {
            storage.DemandWritable();
            write(Connection());
        }
        catch (Exception failure) when (StorageFault.Of(failure) != StorageTrouble.None)
        {
            throw storage.Refuse(failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes something that leaves nothing behind, even while the gate is shut; false when the storage refuses.</summary>
    public async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var connection = default(SqliteConnection);
        try
        {
            connection = Connection();
            Execute(connection, TryingSql);
            return true;
        }
        catch (Exception failure) when (StorageFault.Of(failure) != StorageTrouble.None)
        {
            storage.Refuse(failure);
            return false;
        }
        finally
        {
            EndTransaction(connection);
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Wait(LastTurn); // closing under a transaction that somebody is in would end the process with an error
        _connection?.Dispose();
        _turn.Dispose();
    }

    private SqliteConnection Connection()
    {
        if (_connection is null)
        {
            return _connection = database.OpenForLife();
        }

        database.DemandFile();
        return _connection;
    }

    private Task<T> RunAsync<T>(WorkspaceScope scope, Func<PortalDbContext, Task<T>> write, Action<T> committed, CancellationToken cancellationToken) =>
        TakeTurnAsync(
            async () =>
            {
                await using var db = SqliteDatabase.Over(Connection(), scope);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await write(db);
                await transaction.CommitAsync(CancellationToken.None);
                committed(result);
                return result;
            },
            cancellationToken);

    private static void EndTransaction(SqliteConnection? connection)
    {
        try
        {
            if (connection?.Handle is { } handle && SQLitePCL.raw.sqlite3_get_autocommit(handle) == 0)
            {
                Execute(connection, "ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // The next write begins with the same words and is refused then.
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = TryingSeconds; // whoever waits for the gate waits for this
        command.ExecuteNonQuery();
    }
}
