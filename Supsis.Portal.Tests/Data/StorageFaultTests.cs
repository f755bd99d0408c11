using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Data;

/// <summary>Real faults of a real SQLite file: what is refused is not stored, nobody waits in vain, and it ends by itself.</summary>
public sealed class StorageFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(StorageTrouble.DiskFull)]
    [InlineData(StorageTrouble.ReadOnly)]
    [InlineData(StorageTrouble.Locked)]
    [InlineData(StorageTrouble.FileGone)]
    public async Task What_the_storage_refuses_is_refused_at_once_for_all_and_goes_on_by_itself(StorageTrouble trouble)
    {
        await using var place = await PlaceAsync();
        var (writer, gate) = (place.Get<GroupWriter>(), place.Get<WriteGate>());
        using var harm = new StorageHarm(gate, place.File);
        using var probe = place.Get<StorageProbe>();
        harm.Do(trouble);
        var refused = Enumerable.Range(1, 400).Select(n => new NoteWork(n)).ToList();
        refused.ForEach(writer.Enqueue);
        writer.Start();

        var ends = await Task.WhenAll(refused.Select(work => work.End)).WaitAsync(Patience);
        var later = await WriteAsync(writer, 401);
        var page = await Assert.ThrowsAsync<StorageUnavailableException>(() => gate.RunAsSystemAsync("test", db => db.Workspaces.CountAsync(), CancellationToken.None));

        Assert.All(ends, end => Assert.Equal(nameof(StorageUnavailableException), end));
        Assert.All(refused, work => Assert.Equal(1, work.RolledBackTimes)); // not one by one after that
        Assert.Equal((nameof(StorageUnavailableException), 0), (await later.End, later.Writes));
        Assert.Equal((trouble, trouble), (place.Get<StorageWatch>().Trouble, page.Trouble));
        Assert.Single(place.Log.Lines, line => line.Contains("No event is taken and nothing is sent", StringComparison.Ordinal));
        Assert.DoesNotContain(place.Log.Lines, line => line.Contains("could not be written", StringComparison.Ordinal));

        await probe.RunAsync(CancellationToken.None);
        Assert.Equal(trouble, place.Get<StorageWatch>().Trouble);
        harm.Undo(trouble);
        place.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(StorageTrouble.None, place.Get<StorageWatch>().Trouble);
        Assert.Equal("committed", await (await WriteAsync(writer, 402)).End);
        Assert.Equal(402, place.Ask("SELECT sum(number) FROM notes"));
        Assert.Equal(0, place.Ask("SELECT count(*) FROM sqlite_schema WHERE name = 'storage_probe'"));
        Assert.Single(place.Log.Lines, line => line.StartsWith("The storage takes writes again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public async Task A_file_that_was_replaced_by_a_copy_takes_no_writes_and_is_not_written_to(string which)
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        writer.Start();
        Assert.Equal("committed", await (await WriteAsync(writer, 1)).End);
        var file = place.File + which;
        File.Copy(file, file + ".copy");
        File.Move(file, file + ".aside");
        File.Move(file + ".copy", file);
        var before = await File.ReadAllBytesAsync(file);

        var after = await WriteAsync(writer, 2);
        await place.Get<StorageProbe>().RunAsync(CancellationToken.None);

        Assert.Equal(nameof(StorageUnavailableException), await after.End);
        Assert.Equal(StorageTrouble.FileGone, place.Get<StorageWatch>().Trouble);
        Assert.Throws<StorageUnavailableException>(() => place.Get<PortalReader>().OpenAsSystem("test"));
        Assert.Throws<StorageUnavailableException>(() => place.Get<SqliteDatabase>().OpenAccounts(place.Get<WriteGate>()));
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task A_restored_backup_is_left_alone_by_the_process_that_lost_its_file_and_opens_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("portal-data-").FullName;
        var file = Path.Combine(folder, "portal.db");
        byte[] backup;
        await using (var place = new DataPlace(folder))
        {
            await place.MigrateAsync();
            place.Ask(NoteWork.Table);
            place.Ask("PRAGMA wal_checkpoint(TRUNCATE)");
            backup = await File.ReadAllBytesAsync(file);
            var writer = place.Get<GroupWriter>();
            writer.Start();
            Assert.Equal("committed", await (await WriteAsync(writer, 1)).End);
            File.Move(file, file + ".aside");
            await File.WriteAllBytesAsync(file, backup);
            Assert.Equal(nameof(StorageUnavailableException), await (await WriteAsync(writer, 2)).End);
        }

        Assert.Equal(backup, await File.ReadAllBytesAsync(file));
        File.Delete(file + "-wal"); // of the old database, as docs/operations.md says
        File.Delete(file + "-shm");
        await using (var again = new DataPlace(folder))
        {
            await again.MigrateAsync();
            Assert.Equal(0, again.Ask("SELECT count(*) FROM notes"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Damage_ends_with_a_restart_only()
    {
        await using var place = await PlaceAsync();
        var watch = place.Get<StorageWatch>();
        using var probe = place.Get<StorageProbe>();

        watch.Refuse(new SqliteException("malformed", SQLitePCL.raw.SQLITE_CORRUPT));
        await probe.RunAsync(CancellationToken.None);

        Assert.Equal(StorageTrouble.Damaged, watch.Trouble);
        Assert.Equal(0, place.Clock.WaitingTimers);
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_CONSTRAINT, StorageTrouble.None)]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR, StorageTrouble.Failing)]
    [InlineData(SQLitePCL.raw.SQLITE_CANTOPEN, StorageTrouble.ReadOnly)]
    [InlineData(SQLitePCL.raw.SQLITE_NOTADB, StorageTrouble.Damaged)]
    public void The_storage_is_blamed_for_its_own_faults_only(int code, StorageTrouble trouble) =>
        Assert.Equal(trouble, StorageFault.Of(new DbUpdateException("EF's words", new SqliteException("SQLite's", code))));

    private static async Task<DataPlace> PlaceAsync()
    {
        var place = await DataPlace.MigratedAsync();
        place.Ask("CREATE TABLE notes (number INTEGER PRIMARY KEY, filler BLOB DEFAULT (zeroblob(9000)))"); // each wants a page of its own
        return place;
    }

    private static async Task<NoteWork> WriteAsync(GroupWriter writer, int number)
    {
        var work = new NoteWork(number);
        writer.Enqueue(work);
        await work.End.WaitAsync(Patience);
        return work;
    }
}
