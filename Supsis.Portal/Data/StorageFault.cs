using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Supsis.Portal.Data;

/// <summary>Tells a failure of the storage, which passes or is mended outside, from a failure of ours.</summary>
internal static class StorageFault
{
    /// <summary><see cref="StorageTrouble.None"/> when the storage is not to blame.</summary>
    public static StorageTrouble Of(Exception? failure) => failure switch
    {
        null => StorageTrouble.None,
        StorageUnavailableException known => known.Trouble,
        SqliteException told => OfCode(told.SqliteErrorCode),
        _ => Of(failure.InnerException), // EF wraps what the driver says
    };

    private static StorageTrouble OfCode(int code) => code switch
    {
        raw.SQLITE_FULL => StorageTrouble.DiskFull,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => StorageTrouble.Locked,
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => StorageTrouble.ReadOnly,
        raw.SQLITE_IOERR => StorageTrouble.Failing,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StorageTrouble.Damaged,
        _ => StorageTrouble.None,
    };
}
