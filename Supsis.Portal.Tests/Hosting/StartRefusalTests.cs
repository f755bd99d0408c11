using System.Diagnostics;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>A start that is refused, as somebody at a console sees it: what is wrong and what to do, and no more.</summary>
public sealed class StartRefusalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("Storage:Provider=PostgreSQL is not supported by this version yet. Use Sqlite, or leave the setting out.", "--Storage:Provider=PostgreSQL")]
    [InlineData("Deliveries", "--Deliveries:Timeout=10:00:00")]
    [InlineData("The data folder /proc/nowhere cannot be made", "--Storage:DataFolder=/proc/nowhere")]
    [InlineData("Setup:AdminPassword", "--Setup:AdminEmail=ayse@example.com", "--Setup:AdminPassword=kisa")]
    [InlineData("The demo listens on this machine only, and http://0.0.0.0:0 could be reached from others.", "--demo", "--urls", "http://0.0.0.0:0")]
    public async Task A_setting_that_cannot_be_used_is_told_in_one_line(string reason, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("supsis-refused-").FullName;

        var (exitCode, error) = await StartAsync(["--Storage:DataFolder=" + folder, .. args]);

        AssertOneLine(reason, exitCode, error);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("supsis-refused-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "portal.db"), "This is a letter, not a database.");

        var (exitCode, error) = await StartAsync("--Storage:DataFolder=" + folder);

        AssertOneLine("is not a database. It is left as it is", exitCode, error);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("portal.db.lock", "Nothing can be written to")]
    [InlineData("keys", "The key ring cannot be made in")]
    public async Task A_folder_that_cannot_be_written_is_told_in_one_line(string taken, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("supsis-refused-").FullName;
        if (taken == "keys")
        {
            await File.WriteAllTextAsync(Path.Combine(folder, taken), "");
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(folder, taken));
        }

        var (exitCode, error) = await StartAsync("--Storage:DataFolder=" + folder);

        AssertOneLine(reason, exitCode, error);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_key_ring_that_is_lost_is_told_in_one_line()
    {
        var folder = PortalApplication.NewDataFolder();
        Directory.Delete(Path.Combine(folder, "keys"), recursive: true);

        var (exitCode, error) = await StartAsync("--Storage:DataFolder=" + folder);

        AssertOneLine("cannot open the secrets of this database", exitCode, error);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_told_in_one_line()
    {
        await using var first = new PortalApplication();
        first.StartServer();

        var (exitCode, error) = await StartAsync("--Storage:DataFolder=" + first.DataFolder);

        AssertOneLine("Another Supsis Portal already uses the database", exitCode, error);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_one_line()
    {
        await using var first = new PortalApplication();
        var folder = Directory.CreateTempSubdirectory("supsis-refused-").FullName;

        var (exitCode, error) = await StartAsync("--Storage:DataFolder=" + folder, "--urls", first.Address.ToString());

        AssertOneLine("address already in use", exitCode, error);
        Directory.Delete(folder, recursive: true);
    }

    private static void AssertOneLine(string reason, int exitCode, string error)
    {
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Equal(1, exitCode);
    }

    private static async Task<(int ExitCode, string Error)> StartAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Supsis.Portal.dll"), "--urls", "http://127.0.0.1:0", .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await output.WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, error);
    }
}
