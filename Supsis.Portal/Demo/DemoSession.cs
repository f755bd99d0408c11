using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Supsis.Portal.Access;

namespace Supsis.Portal.Demo;

/// <summary>One run of the demo: its sign-in, its key and the folder that is gone when it ends.</summary>
internal sealed class DemoSession : IDisposable
{
    public const string Email = "demo@example.com";

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supsis-portal-demo-");

    public string Folder => _folder.FullName;

    /// <summary>Made anew each time: every program on this machine can reach the demo.</summary>
    public string Password { get; } = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    public string ApiKey { get; } = ApiKeyText.Next();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools(); // Windows deletes no file that a pooled reader holds
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            Console.Error.WriteLine($"The folder of the demo could not be deleted: {Folder}");
        }
    }
}
