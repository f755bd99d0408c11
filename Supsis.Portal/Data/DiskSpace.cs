namespace Supsis.Portal.Data;

/// <summary>Asks the operating system how much room a file has left.</summary>
internal static class DiskSpace
{
    /// <summary>Null where it cannot be told, such as on a network share of Windows: then a full disk shows when it is full.</summary>
    public static long? Around(string filePath)
    {
        try
        {
            var folder = Path.GetDirectoryName(filePath)!;
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
