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
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public DirectoryInfo Keys => new(System.IO.Path.Combine(Path, "keys"));
}
