namespace Supsis.Portal.Data;

/// <summary>Keeps a second process off the same database file; held until this process ends, however it ends.</summary>
internal sealed class DatabaseLock(SqliteDatabase database) : IDisposable
{
    private FileStream? _file;

    public void Take()
    {
        try
        {
            _file = new FileStream(database.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StartRefusedException(
                $"Another Supsis Portal already uses the database {database.FilePath}. Stop it, or give this one a folder of its own with Storage:DataFolder.", exception);
        }
    }

    public void Dispose() => _file?.Dispose();
}
