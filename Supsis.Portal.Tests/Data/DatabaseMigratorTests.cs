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

    [Theory]
    [InlineData(0, 16, "is not a database. It is left as it is")] // its name
    [InlineData(100, 8_000, "is damaged (")] // the list of its tables
    [InlineData(18, 2, "cannot be opened for writing")] // a format that only a later SQLite writes: the same refusal as that of a file without the right to write
    public async Task A_damaged_database_refuses_the_start_and_stays_as_it_is(int from, int count, string reason)
    {
        var folder = await FolderAsync();
        var file = Path.Combine(folder, "portal.db");
        var damaged = await File.ReadAllBytesAsync(file);
        damaged.AsSpan(from, count).Fill((byte)(count == 2 ? 3 : '#'));
        if (count == 2)
        {
            damaged[19] = 1;
        }

        await File.WriteAllBytesAsync(file, damaged);

        await using (var place = new DataPlace(folder))
        {
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.Equal(damaged, await File.ReadAllBytesAsync(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_that_was_cut_short_refuses_the_start_and_stays_as_it_is()
    {
        var folder = await FolderAsync();
        var file = Path.Combine(folder, "portal.db");
        var cut = (await File.ReadAllBytesAsync(file))[..20_000];
        await File.WriteAllBytesAsync(file, cut);

        await using (var place = new DataPlace(folder))
        {
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);
            Assert.Contains("is damaged (", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(cut, await File.ReadAllBytesAsync(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_has_become_empty_is_not_taken_for_a_new_portal()
    {
        await using var place = new DataPlace();
        Directory.CreateDirectory(Path.Combine(place.Folder, "keys"));
        await File.WriteAllBytesAsync(place.File, []);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);

        Assert.Contains("is empty, and the key ring beside it", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllBytesAsync(place.File));
    }

    [Fact]
    public async Task A_database_that_another_program_holds_locked_refuses_the_start()
    {
        var folder = await FolderAsync();
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Pooling=False");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            await using var place = new DataPlace(folder);
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);
            Assert.Contains("holds the database", refusal.Message, StringComparison.Ordinal);
        }

        await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_refuses_the_start_and_stays_as_it_is()
    {
        var folder = await FolderAsync();
        var file = Path.Combine(folder, "portal.db");
        await using (var newer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await newer.OpenAsync();
            await using var command = newer.CreateCommand();
            command.CommandText = """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_KeepMore', '99.0.0')""";
            await command.ExecuteNonQueryAsync();
        }

        var before = await File.ReadAllBytesAsync(file);
        await using (var place = new DataPlace(folder))
        {
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);
            Assert.Contains("was changed by a newer version of Supsis Portal (29990101000000_KeepMore)", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_a_start_that_was_killed_has_locked_does_not_hold_up_the_next()
    {
        await using var place = new DataPlace();
        await using (var killed = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={place.File};Pooling=False"))
        {
            await killed.OpenAsync();
            await using var command = killed.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 05:00:00.0000000+00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await place.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(0, place.Ask("SELECT count(*) FROM events"));
    }

    [Theory]
    [InlineData("portal.db.lock", "Nothing can be written to")]
    [InlineData("portal.db", "cannot be opened for writing")]
    public async Task A_place_that_cannot_be_written_refuses_the_start(string taken, string reason)
    {
        await using var place = new DataPlace();
        Directory.CreateDirectory(Path.Combine(place.Folder, taken)); // refused to root as well, unlike a missing right

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(place.MigrateAsync);

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("right to write", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> FolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-data-").FullName;
        await using var before = new DataPlace(folder);
        await before.MigrateAsync();
        return folder;
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
