using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Supsis.Portal.Data;

/// <summary>The one SQLite file: how it is opened for writing (once) and for reading (as often as one likes).</summary>
internal sealed class SqliteDatabase(IOptions<StorageOptions> options, DataFolder folder)
{
    /// <summary>How long a command waits for another's lock.</summary>
    private const int BusySeconds = 5;

    private DbContextOptions<SqlitePortalDbContext>? _readOnly;
    private FileIdentity[] _files = [];

    static SqliteDatabase()
    {
        SQLitePCL.Batteries_V2.Init();

        // Counting every allocation costs a lock each, and nobody asks for the count. Only possible before the first connection.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private DbContextOptions<AccountDbContext>? _accounts;

    public string FilePath { get; } = PathOf(options.Value, folder);

    public string LockPath => FilePath + ".lock";

    /// <summary>Whether the paths still lead to the files that the connection for life writes to.</summary>
    public bool IsInPlace => Array.TrueForAll(Volatile.Read(ref _files), file => file.IsStillThere);

    /// <summary>A connection that may write and makes the file where there is none; for the start.</summary>
    public SqliteConnection OpenOrCreate() => OpenWritable(SqliteOpenMode.ReadWriteCreate);

    /// <summary>The connection of the gate. From here on a file that is not the one it writes to is noticed.</summary>
    public SqliteConnection OpenForLife()
    {
        var connection = OpenWritable(SqliteOpenMode.ReadWrite);
        Volatile.Write(ref _files, [new FileIdentity(FilePath), new FileIdentity(FilePath + "-wal")]); // the log too: what was committed stands there first
        return connection;
    }

    /// <summary>A file that somebody deleted or replaced would go on taking writes, and none of them would be there after a restart.</summary>
    /// <exception cref="StorageUnavailableException">It is not there, or is another one.</exception>
    public void DemandFile()
    {
        if (!IsInPlace)
        {
            throw new StorageUnavailableException(StorageTrouble.FileGone, $"The database {FilePath} was deleted, moved or replaced.");
        }
    }

    /// <summary>For looking only. A file that took the place of ours is not even read: with our log beside it, it would show what it never held.</summary>
    public PortalDbContext OpenReadOnly(WorkspaceScope scope)
    {
        DemandFile();
        return new SqlitePortalDbContext(_readOnly ??= For<SqlitePortalDbContext>()
            .UseSqlite(ConnectionString(SqliteOpenMode.ReadOnly, pooling: true))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options, scope);
    }

    /// <summary>What Identity's stores save through: a connection of its own, whose saves wait for their turn at the gate.</summary>
    public AccountDbContext OpenAccounts(WriteGate gate)
    {
        DemandFile(); // closing the last connection to another file would write our log into it
        return new(_accounts ??= For<AccountDbContext>().UseSqlite(ConnectionString(SqliteOpenMode.ReadWrite, pooling: true)).Options, gate);
    }

    /// <summary>A context on a connection that somebody else owns.</summary>
    public static PortalDbContext Over(SqliteConnection connection, WorkspaceScope scope) =>
        new SqlitePortalDbContext(For<SqlitePortalDbContext>().UseSqlite(connection).Options, scope);

    private static DbContextOptionsBuilder<T> For<T>()
        where T : DbContext =>
        new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(IdentitySchema.Services);

    private SqliteConnection OpenWritable(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(ConnectionString(mode, pooling: false));
        try
        {
            connection.Open();
            Execute(
                connection,
                "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = FilePath, Mode = mode, Pooling = pooling, DefaultTimeout = BusySeconds, ForeignKeys = true }.ToString();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string PathOf(StorageOptions options, DataFolder folder) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? Path.Combine(folder.Path, "portal.db")
            : Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, folder.Path);
}
