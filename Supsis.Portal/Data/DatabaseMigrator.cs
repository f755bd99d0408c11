using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Supsis.Portal.Data;

/// <summary>Brings the database to this version's shape before anything else starts, and says loudly what is wrong with it.</summary>
internal sealed partial class DatabaseMigrator(SqliteDatabase database, DatabaseLock fileLock, ILogger<DatabaseMigrator> logger)
{
    /// <summary>The first SQLite without the WAL-reset bug (sqlite.org/wal.html#the_wal_reset_bug).</summary>
    private static readonly Version SafeSqlite = new(3, 51, 3);

    /// <summary>Whether the database has this version's shape.</summary>
    public bool IsDone { get; private set; }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        fileLock.Take();
        Log.Opening(logger, database.FilePath);
        try
        {
            await using var connection = database.OpenWritable();
            SayVersion(connection);
            await using var db = database.Over(connection, WorkspaceScope.System("migration"));
            await db.Database.MigrateAsync(cancellationToken);
            IsDone = true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new StartRefusedException(
                $"{database.FilePath} is not a database. It is left as it is: restore a backup, or move it away to start with an empty one.", exception);
        }
    }

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
