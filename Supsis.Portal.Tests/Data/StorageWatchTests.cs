using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Data;

/// <summary>Room that runs out before the disk is full.</summary>
public sealed class StorageWatchTests
{
    private const long Limit = 500 * Megabyte;
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task Below_the_limit_is_trouble_that_is_told_once_and_passes_by_itself()
    {
        await using var place = await DataPlace.MigratedAsync();
        var watch = place.Get<StorageWatch>();
        using var probe = place.Get<StorageProbe>();
        var recovered = 0;
        watch.Recovered += () => recovered++;
        Assert.Equal(StorageTrouble.None, Later(place, Limit));

        Assert.Equal(StorageTrouble.DiskLow, Later(place, Limit - 1));
        Assert.Equal(StorageTrouble.DiskLow, Later(place, Limit + Megabyte)); // or it would open and close all the time
        Assert.Equal(StorageTrouble.DiskLow, Later(place, Limit - 1));
        Assert.Single(place.Log.Lines, line => line.StartsWith("Less than 500 MB of the disk are free", StringComparison.Ordinal));

        Assert.Equal(StorageTrouble.None, Later(place, Limit * 11 / 10));
        Assert.Equal(1, recovered);
        Assert.Equal(0, place.Clock.WaitingTimers);
    }

    [Fact]
    public async Task Below_the_limit_what_is_under_way_is_still_written()
    {
        await using var place = await DataPlace.MigratedAsync();
        place.Ask(NoteWork.Table);
        Assert.Equal(StorageTrouble.DiskLow, Later(place, 0));
        var work = new NoteWork(1);
        place.Get<GroupWriter>().Start();

        place.Get<GroupWriter>().Enqueue(work);

        Assert.Equal("committed", await work.End);
        Assert.Equal(0, await place.Get<WriteGate>().RunAsSystemAsync("test", db => db.Workspaces.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task The_disk_is_asked_once_a_second_however_many_ask()
    {
        await using var place = await DataPlace.MigratedAsync();
        var watch = place.Get<StorageWatch>();
        var before = place.Measurements;

        for (var second = 0; second < 3; second++)
        {
            place.Clock.Advance(TimeSpan.FromSeconds(1));
            Parallel.For(0, 1_000, _ => Assert.Equal(StorageTrouble.None, watch.Trouble));
        }

        Assert.Equal(3, place.Measurements - before);
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("500", null)]
    [InlineData("100", 200 * Megabyte)]
    public async Task It_is_well_without_a_limit_or_where_nobody_can_tell(string limit, long? free)
    {
        await using var place = new DataPlace(null, new KeyValuePair<string, string?>("Storage:MinimumFreeMegabytes", limit));
        await place.MigrateAsync();

        Assert.Equal(StorageTrouble.None, Later(place, free));
    }

    [Fact]
    public async Task The_real_disk_has_a_figure()
    {
        await using var place = await DataPlace.MigratedAsync();

        Assert.InRange(DiskSpace.Around(place.File)!.Value, 1, long.MaxValue);
        Assert.Null(DiskSpace.Around("/nowhere/at/all/portal.db"));
    }

    [Fact]
    public async Task A_file_that_is_taken_away_is_noticed_although_nobody_writes()
    {
        await using var place = await DataPlace.MigratedAsync();
        place.Ask("SELECT 1");
        Assert.Equal(StorageTrouble.None, Later(place, Limit));
        File.Move(place.File, place.File + ".aside");

        Assert.Equal(StorageTrouble.FileGone, Later(place, Limit));
    }

    private static StorageTrouble Later(DataPlace place, long? free)
    {
        place.Free = free;
        place.Clock.Advance(TimeSpan.FromSeconds(1));
        return place.Get<StorageWatch>().Trouble;
    }
}
