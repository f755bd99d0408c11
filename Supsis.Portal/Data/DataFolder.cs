using Microsoft.Extensions.Options;

namespace Supsis.Portal.Data;

/// <summary>The folder that holds the database, the key ring and the lock file; made on first use, readable by its owner only.</summary>
internal sealed class DataFolder
{
    public DataFolder(IOptions<StorageOptions> options)
    {
        var chosen = options.Value.DataFolder;
        Path = string.IsNullOrWhiteSpace(chosen)
            ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "supsis-portal")
            : System.IO.Path.GetFullPath(chosen);
        try
        {
            Make(Path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder {Path} cannot be made: {refusal.Message} Name another with Storage:DataFolder.", refusal);
        }
    }

    public string Path { get; }

    public DirectoryInfo Keys => new(System.IO.Path.Combine(Path, "keys"));

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
