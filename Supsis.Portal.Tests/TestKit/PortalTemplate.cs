using Microsoft.Data.Sqlite;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>A data folder made once per run and copied for every test: migrated and set up, or only migrated.</summary>
internal static class PortalTemplate
{
    private static readonly Lazy<Task<string>> SetUp = new(() => MakeAsync(isSetUp: true));
    private static readonly Lazy<Task<string>> Empty = new(() => MakeAsync(isSetUp: false));

    public static string CopyTo(string folder, bool isSetUp)
    {
        var template = (isSetUp ? SetUp : Empty).Value.GetAwaiter().GetResult();
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }

    private static Task<string> MakeAsync(bool isSetUp) => Task.Run(async () =>
    {
        var folder = Directory.CreateTempSubdirectory("supsis-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using (var portal = PortalApplication.InFolder(folder, isSetUp))
        {
            portal.StartServer();
        }

        SqliteConnection.ClearAllPools(); // pooled readers would keep the write-ahead log from being folded into the file
        return folder;
    });
}
