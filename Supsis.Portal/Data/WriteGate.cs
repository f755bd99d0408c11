using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Data;

/// <summary>The only door through which anything is written: one writer at a time, on the one connection that may write.</summary>
internal sealed class WriteGate(SqliteDatabase database) : IDisposable
{
    private static readonly TimeSpan LastTurn = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _connection;

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
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await save();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The group writer's way in: blocks, on the writer's own thread.</summary>
    public void Run(Action<SqliteConnection> write)
    {
        _turn.Wait();
        try
        {
            write(Connection());
        }
        finally
        {
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
            return _connection = database.OpenWritable();
        }

        database.DemandFile();
        return _connection;
    }

    private async Task<T> RunAsync<T>(WorkspaceScope scope, Func<PortalDbContext, Task<T>> write, Action<T> committed, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = database.Over(Connection(), scope);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(db);
            await transaction.CommitAsync(CancellationToken.None);
            committed(result);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }
}
