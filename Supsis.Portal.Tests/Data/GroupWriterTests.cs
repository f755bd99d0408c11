using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Data;

public sealed class GroupWriterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_queues_up_during_a_commit_is_one_group()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        var groups = new List<object?>();
        var works = Enumerable.Range(1, 600).Select(n => new NoteWork(n, transaction => groups.Add(transaction.Tally<GroupMark>()))).ToList();
        works.ForEach(writer.Enqueue);

        writer.Start();
        await EndsAsync(works);

        Assert.All(works, work => Assert.Equal("committed", work.End.Result));
        Assert.Equal([GroupWriter.GroupLimit, 600 - GroupWriter.GroupLimit], groups.GroupBy(group => group).Select(group => group.Count()));
        Assert.Equal(600, place.Ask("SELECT count(*) FROM notes"));
    }

    [Fact]
    public async Task A_bad_work_fails_alone_and_the_rest_of_its_group_is_committed()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        var bad = new NoteWork(2, _ => throw new FormatException("bad"));
        var twin = new NoteWork(1);
        NoteWork[] works = [new(1), bad, new(3), twin, new(4)];
        Array.ForEach(works, writer.Enqueue);

        writer.Start();
        await EndsAsync(works);

        Assert.Equal(["committed", nameof(FormatException), "committed", "SqliteException", "committed"], works.Select(work => work.End.Result));
        Assert.Equal(8, place.Ask("SELECT sum(number) FROM notes"));
        Assert.Equal([1, 2, 1, 2, 1], works.Select(work => work.RolledBackTimes)); // once with the group; the bad ones once more alone
    }

    [Fact]
    public async Task A_work_is_told_of_its_commit_after_it_is_on_disk_and_before_anybody_else_writes()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        var seen = 0L;
        var work = new NoteWork(7, committed: () => seen = CountFromOutside(place));
        writer.Enqueue(work);

        writer.Start();
        await EndsAsync([work]);
        writer.Stop();

        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task Whoever_throws_when_told_does_not_end_the_loop()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        writer.Start();
        var angry = new NoteWork(1, committed: () => throw new InvalidOperationException("angry"));
        writer.Enqueue(angry);
        await EndsAsync([angry]);

        var next = new NoteWork(2);
        writer.Enqueue(next);

        await EndsAsync([next]);
        Assert.Equal("committed", await next.End);
    }

    [Fact]
    public async Task Stopping_writes_what_has_queued_up()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        var works = Enumerable.Range(1, 2_000).Select(n => new NoteWork(n)).ToList();
        works.ForEach(writer.Enqueue);
        writer.Start();

        writer.Stop();

        Assert.All(works, work => Assert.True(work.End.IsCompletedSuccessfully));
        Assert.Equal(2_000, place.Ask("SELECT count(*) FROM notes"));
    }

    [Fact]
    public async Task What_comes_after_the_end_fails_and_throws_at_nobody()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        writer.Start();
        writer.Stop();
        var late = new NoteWork(1);

        writer.Enqueue(late);

        Assert.Equal(nameof(InvalidOperationException), await late.End.WaitAsync(Patience));
    }

    [Fact]
    public async Task Outcomes_alone_do_not_wait_for_the_disk_and_leave_it_as_strict_as_it_was()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        writer.Start();
        var levels = new List<long>();
        await WriteAsync(isAsync: false);
        await WriteAsync(isAsync: true);
        var between = place.Ask("PRAGMA synchronous");
        place.Clock.Advance(TimeSpan.FromSeconds(2));
        await WriteAsync(isAsync: true); // the barrier, a second after the last
        await WriteAsync(isAsync: true);

        Assert.Equal([Full, Normal, Full, Normal], levels);
        Assert.Equal(Full, between);

        async Task WriteAsync(bool isAsync)
        {
            var work = new NoteWork(levels.Count + 1, transaction => levels.Add(Level(transaction))) { IsAsync = isAsync };
            writer.Enqueue(work);
            await EndsAsync([work]);
        }
    }

    [Fact]
    public async Task A_database_that_somebody_deletes_takes_no_more_writes()
    {
        await using var place = await PlaceAsync();
        var writer = place.Get<GroupWriter>();
        writer.Start();
        var before = new NoteWork(1);
        writer.Enqueue(before);
        await EndsAsync([before]);

        File.Delete(place.File);
        var after = new NoteWork(2);
        writer.Enqueue(after);

        Assert.Equal(nameof(StorageUnavailableException), await after.End.WaitAsync(Patience));
    }

    private const long Full = 2;
    private const long Normal = 1;

    private static async Task<DataPlace> PlaceAsync()
    {
        var place = await DataPlace.MigratedAsync();
        place.Ask(NoteWork.Table);
        return place;
    }

    private static Task EndsAsync(IEnumerable<NoteWork> works) => Task.WhenAll(works.Select(work => work.End)).WaitAsync(Patience);

    private static long Level(GroupTransaction transaction)
    {
        using var row = transaction.Command("PRAGMA synchronous").Query();
        return row.Read() ? row.Long(0) : -1;
    }

    private static long CountFromOutside(DataPlace place)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={place.File};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM notes";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>A sum is new in every group, which tells the groups apart.</summary>
    private sealed class GroupMark : GroupTally
    {
        public override void Write(GroupTransaction transaction)
        {
        }
    }
}
