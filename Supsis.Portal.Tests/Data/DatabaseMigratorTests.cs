using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Data;

public sealed class DatabaseMigratorTests
{
    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused()
    {
        await using var first = await DataPlace.MigratedAsync();
        await using var second = new DataPlace(first.Folder);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(second.MigrateAsync);

        Assert.Contains("Another Supsis Portal already uses the database", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(first.File, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_free_when_the_first_process_has_ended()
    {
        var folder = Directory.CreateTempSubdirectory("portal-data-").FullName;
        await using (var first = new DataPlace(folder))
        {
            await first.MigrateAsync();
        }

        await using (var second = new DataPlace(folder))
        {
            await second.MigrateAsync();
            Assert.Equal(0, second.Ask("SELECT count(*) FROM events"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("This is a letter, not a database.")]
    [InlineData("x,y\n")]
    public async Task A_file_that_is_no_database_refuses_the_start_and_stays_as_it_is(string content)
    {
        await using var place = new DataPlace();
        await File.WriteAllTextAsync(place.File, content);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);

        Assert.Contains($"{place.File} is not a database", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(place.File));
    }

    [Fact]
    public async Task A_damaged_database_refuses_the_start_and_stays_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("portal-data-").FullName;
        await using (var before = new DataPlace(folder))
        {
            await before.MigrateAsync();
        }

        var file = Path.Combine(folder, "portal.db");
        var damaged = await File.ReadAllBytesAsync(file);
        damaged.AsSpan(0, 16).Fill((byte)'#');
        await File.WriteAllBytesAsync(file, damaged);

        await using (var place = new DataPlace(folder))
        {
            await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);
            Assert.Equal(damaged, await File.ReadAllBytesAsync(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_versions_bug_is_told_at_start()
    {
        await using var place = await DataPlace.MigratedAsync();

        Assert.Contains(place.Log.Lines, line => line.StartsWith("SQLite 3.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PostgreSQL", "Storage:Provider=PostgreSQL is not supported by this version yet")]
    [InlineData("MySql", "Storage:Provider must be Sqlite, not 'MySql'")]
    public async Task Another_provider_refuses_the_start_and_says_so(string provider, string message)
    {
        await using var place = new DataPlace(null, new KeyValuePair<string, string?>("Storage:Provider", provider));

        var refusal = Assert.Throws<OptionsValidationException>(place.Get<DatabaseMigrator>);

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
