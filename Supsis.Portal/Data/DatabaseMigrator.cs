using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Data;

/// <summary>Brings the database to this version's shape before anything else starts, and says loudly what is wrong with it.</summary>
internal sealed partial class DatabaseMigrator(SqliteDatabase database, DatabaseLock fileLock, DataFolder folder, ILogger<DatabaseMigrator> logger)
{
    /// <summary>The first SQLite without the WAL-reset bug (sqlite.org/wal.html#the_wal_reset_bug).</summary>
    private static readonly Version SafeSqlite = new(3, 51, 3);

    /// <summary>Whether the database has this version's shape.</summary>
    public bool IsDone { get; private set; }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        fileLock.Take();
        Log.Opening(logger, database.FilePath);
        DemandContent();
        try
        {
            await using var connection = database.OpenOrCreate();
            SayVersion(connection);
            DemandWritable(connection);
            await using var db = SqliteDatabase.Over(connection, WorkspaceScope.System("migration"));
            await DemandKnownShapeAsync(db, cancellationToken);
            await BringUpToDateAsync(db, cancellationToken);
            IsDone = true;
        }
        catch (Exception exception) when (StorageFault.Of(exception) != StorageTrouble.None)
        {
            throw new StartRefusedException(Explain(exception), exception);
        }
    }

    // An older program would write rows that lack what the newer one has put into its tables.
    private async Task DemandKnownShapeAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new StartRefusedException(
                $"{database.FilePath} was changed by a newer version of Supsis Portal ({unknown}). It is left as it is: start that version again, or restore a backup from before the update.");
        }
    }

    // EF's own lock is a row that a killed process leaves behind, and every later start would wait for its end for ever.
    // Nobody can hold it now: the lock on the file is ours.
    private static async Task BringUpToDateAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
        if (pending.Any())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }
    }

    // To SQLite an empty file is an empty database, and a portal that has lost everything would start as if it were new.
    private void DemandContent()
    {
        if (new FileInfo(database.FilePath) is { Exists: true, Length: 0 } && folder.Keys.Exists)
        {
            throw new StartRefusedException(
                $"{database.FilePath} is empty, and the key ring beside it says that it once was not. Restore a backup, or move the file away to start with an empty database.");
        }
    }

    // A read-only file opens without a word and would fail at the first event.
    private static void DemandWritable(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        transaction.Rollback();
    }

    private string Explain(Exception exception) => StorageFault.Of(exception) switch
    {
        StorageTrouble.Damaged when exception is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_NOTADB } =>
            $"{database.FilePath} is not a database. It is left as it is: restore a backup, or move it away to start with an empty one.",
        StorageTrouble.Damaged => $"The database {database.FilePath} is damaged ({exception.Message}). It is left as it is: restore a backup.",
        StorageTrouble.DiskFull => $"The disk of {database.FilePath} is full. Free some space on it and start again.",
        StorageTrouble.Locked => $"Another program holds the database {database.FilePath} locked. Close it and start again.",
        StorageTrouble.ReadOnly => $"The database {database.FilePath} cannot be opened for writing ({exception.Message}). Give the portal's user the right to write the file and its folder.",
        _ => $"The disk reports an error for {database.FilePath} ({exception.Message}).",
    };

    private void SayVersion(SqliteConnection connection)
    {
        var version = Version.Parse(connection.ServerVersion);
        Log.SqliteVersion(logger, version);
        if (version < SafeSqlite)
        {
            Log.WalResetBug(logger, version, SafeSqlite);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The database is {Path}.")]
        public static partial void Opening(ILogger logger, string path);

        [LoggerMessage(LogLevel.Information, "SQLite {Version}.")]
        public static partial void SqliteVersion(ILogger logger, Version version);

        [LoggerMessage(LogLevel.Warning, "SQLite {Version} is older than {Safe} and has the WAL-reset bug. The portal writes and checkpoints through one connection only; do not let another program write or checkpoint this file while it runs.")]
        public static partial void WalResetBug(ILogger logger, Version version, Version safe);
    }
}
