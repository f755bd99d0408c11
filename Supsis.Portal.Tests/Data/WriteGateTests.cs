using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.Data;

public sealed class WriteGateTests
{
    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var place = await DataPlace.MigratedAsync();
        await using var db = place.Get<PortalReader>().OpenAsSystem("test");
        db.Add(new Workspace(place.Get<IdGenerator>().Next(), "Acme", "acme", "token", place.Clock.GetUtcNow()));

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(SQLitePCL.raw.SQLITE_READONLY, Assert.IsType<SqliteException>(refusal.InnerException).SqliteErrorCode);
        Assert.Equal(0, place.Ask("SELECT count(*) FROM workspaces"));
    }

    [Fact]
    public async Task A_reader_cannot_write_past_the_change_tracker_either()
    {
        await using var place = await DataPlace.MigratedAsync();
        await using var db = place.Get<PortalReader>().OpenAsSystem("test");

        await Assert.ThrowsAsync<SqliteException>(() => db.Workspaces.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_workspace_sees_its_own_rows_only_and_no_workspace_sees_nothing()
    {
        await using var place = await DataPlace.MigratedAsync();
        var (one, other) = (await AddWorkspaceAsync(place, "one"), await AddWorkspaceAsync(place, "other"));
        await AddAuditAsync(place, one);
        await AddAuditAsync(place, other);
        await AddAuditAsync(place, other);

        Assert.Equal(1, await CountAsync(place.Get<PortalReader>().Open(one)));
        Assert.Equal(2, await CountAsync(place.Get<PortalReader>().Open(other)));
        Assert.Equal(0, await CountAsync(place.Get<PortalReader>().Open(Guid.Empty)));
        Assert.Equal(3, await CountAsync(place.Get<PortalReader>().OpenAsSystem("test")));
        Assert.Equal(2, await place.Get<WriteGate>().RunAsync(other, db => db.AuditEntries.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task The_end_waits_for_a_write_that_is_under_way()
    {
        var place = await DataPlace.MigratedAsync();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var write = place.Get<WriteGate>().RunAsSystemAsync(
            "test",
            async db =>
            {
                begun.SetResult();
                await goOn.Task;
                return await db.Workspaces.CountAsync();
            },
            CancellationToken.None);
        await begun.Task;
        var end = Task.Run(() => place.DisposeAsync().AsTask());
        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await Task.WhenAny(end, moment.WaitForNextTickAsync().AsTask());
        goOn.SetResult();

        Assert.Equal(0, await write);
        await end;
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing_behind_and_lets_the_next_one_in()
    {
        await using var place = await DataPlace.MigratedAsync();
        var gate = place.Get<WriteGate>();

        await Assert.ThrowsAsync<FormatException>(() => gate.RunAsSystemAsync<int>(
            "test",
            async db =>
            {
                db.Add(new Workspace(place.Get<IdGenerator>().Next(), "Acme", "acme", "token", place.Clock.GetUtcNow()));
                await db.SaveChangesAsync();
                throw new FormatException();
            },
            CancellationToken.None));

        Assert.Equal(0, await gate.RunAsSystemAsync("test", db => db.Workspaces.CountAsync(), CancellationToken.None));
    }

    [Fact]
    public async Task What_is_published_after_a_commit_is_published_before_anybody_else_writes()
    {
        await using var place = await DataPlace.MigratedAsync();
        var gate = place.Get<WriteGate>();
        var published = 0;
        var seen = new List<(int Made, int Published)>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => gate.RunAsync(
            Guid.Empty,
            async db =>
            {
                var made = await db.Workspaces.CountAsync();
                seen.Add((made, published));
                db.Add(new Workspace(place.Get<IdGenerator>().Next(), $"w{n}", $"w{n}", $"token {n}", place.Clock.GetUtcNow()));
                return await db.SaveChangesAsync();
            },
            _ => published++,
            CancellationToken.None)));

        Assert.Equal(50, published);
        Assert.All(seen, moment => Assert.Equal(moment.Made, moment.Published));
    }

    private static Task<Guid> AddWorkspaceAsync(DataPlace place, string slug) => place.Get<WriteGate>().RunAsSystemAsync(
        "test",
        async db =>
        {
            var workspace = new Workspace(place.Get<IdGenerator>().Next(), slug, slug, slug, place.Clock.GetUtcNow());
            db.Add(workspace);
            await db.SaveChangesAsync();
            return workspace.Id;
        },
        CancellationToken.None);

    private static Task<int> AddAuditAsync(DataPlace place, Guid workspaceId) => place.Get<WriteGate>().RunAsync(
        workspaceId,
        db =>
        {
            db.Add(new AuditEntry(place.Get<IdGenerator>().Next(), workspaceId, Actor.System, "test", null, null, place.Clock.GetUtcNow()));
            return db.SaveChangesAsync();
        },
        CancellationToken.None);

    private static async Task<int> CountAsync(PortalDbContext db)
    {
        await using (db)
        {
            return await db.AuditEntries.CountAsync();
        }
    }
}
