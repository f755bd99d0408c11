namespace Supsis.Portal.Data;

/// <summary>Keeps a second process off the same database file; held until this process ends, however it ends.</summary>
internal sealed class DatabaseLock(SqliteDatabase database) : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private FileStream? _file;

    public void Take()
    {
        try
        {
            _file = new FileStream(database.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            throw new StartRefusedException(
                $"Another Supsis Portal already uses the database {database.FilePath}. Stop it, or give this one a folder of its own with Storage:DataFolder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Nothing can be written to {Path.GetDirectoryName(database.LockPath)}: {exception.Message} Give the portal's user the right to write there, or name another folder with Storage:DataFolder.", exception);
        }
    }

    public void Dispose() => _file?.Dispose();
}
