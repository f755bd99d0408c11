using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class JumpStoreTests(LivePortalFixture fixture) : IClassFixture<LivePortalFixture>
{
    [Fact]
    public async Task Everything_is_found_by_what_people_have_in_hand()
    {
        var live = fixture.Live;
        var webhook = await live.AddWebhookAsync(live.Receiver.Url, "İade Hattı", "conversation.started");
        await live.AcceptAsync(new GivenEvent("conversation.started", "sipariş-42"));
        var conversation = await live.ReadAsync(db => db.Conversations.SingleAsync(c => c.ExternalId == "sipariş-42"));
        var happened = (await live.EventsAsync("sipariş-42"))[0];
        var delivery = (await live.DeliveriesAsync()).First(d => d.EventId == happened.Id);
        var deliveryId = PublicId.Format(PublicId.Delivery, delivery.Id);

        Assert.Equal([$"Webhook {webhook.PublicId}"], await FindAsync("IADE hat"));
        Assert.Equal([$"Webhook {webhook.PublicId}"], await FindAsync(webhook.PublicId));
        Assert.Equal(["Conversation sipariş-42"], await FindAsync($"#{conversation.Number}"));
        Assert.Equal(["Conversation sipariş-42"], await FindAsync("sipariş-4"));
        Assert.Equal([$"Delivery {deliveryId}"], await FindAsync($"  {deliveryId} "));
        Assert.Equal(["Event sipariş-42"], await FindAsync(PublicId.Format(PublicId.Event, happened.Id)));
        Assert.Equal(["Event sipariş-42"], await FindAsync(happened.ProducerId!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("msg_00000000000000000000000000")]
    [InlineData("99999999999999999999999999")]
    public async Task What_is_not_there_is_not_found(string text) => Assert.Empty(await FindAsync(text));

    [Fact]
    public async Task Another_workspace_finds_nothing_of_it()
    {
        var live = fixture.Live;
        var webhook = await live.AddWebhookAsync(live.Receiver.Url, "Yalnız bizim", "conversation.started");
        await live.AcceptAsync(new GivenEvent("conversation.started", "bizim-1"));
        var happened = (await live.EventsAsync("bizim-1"))[0];
        var delivery = (await live.DeliveriesAsync()).First(d => d.EventId == happened.Id);
        var others = await live.Get<PortalReader>().OpenAsSystem("test").Workspaces.Where(w => w.Slug == PortalApplication.OtherSlug).Select(w => w.Id).SingleAsync();

        foreach (var text in new[] { "bizim", "bizim-1", webhook.PublicId, PublicId.Format(PublicId.Event, happened.Id), happened.ProducerId!, PublicId.Format(PublicId.Delivery, delivery.Id) })
        {
            Assert.NotEmpty(await FindAsync(text));
            Assert.Empty(await live.Get<JumpStore>().FindAsync(others, text, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Every_question_is_answered_by_an_index()
    {
        var live = fixture.Live;
        Assert.Contains("(workspace_id=? AND external_id>? AND external_id<?)", await PlanAsync(db => JumpStore.Beginning(db, live.WorkspaceId, "c-")), StringComparison.Ordinal);
        Assert.Contains("(workspace_id=? AND producer_id=?)", await PlanAsync(db => JumpStore.EventsOf(db, live.WorkspaceId, "p-1")), StringComparison.Ordinal);
    }

    private Task<string> PlanAsync<T>(Func<PortalDbContext, IQueryable<T>> query) => fixture.Live.ReadAsync(async db =>
    {
        using var command = query(db).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var rows = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync())
        {
            plan.Add(rows.GetString(3));
        }

        return string.Join('\n', plan);
    });

    private async Task<IEnumerable<string>> FindAsync(string text) =>
        (await fixture.Live.Get<JumpStore>().FindAsync(fixture.Live.WorkspaceId, text, CancellationToken.None)).Select(hit => $"{hit.Kind} {hit.Id}");
}
