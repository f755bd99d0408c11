using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>A rule that a person fires: as a test it leaves nothing behind, for real it is a delivery like any other.</summary>
public sealed class RuleFirerTests : IAsyncLifetime
{
    private const string Route = "/api/v1/conversations/c-1/fire";

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_test_carries_the_real_conversation_and_leaves_nothing_behind()
    {
        var webhook = await Live.AddWebhookWithAsync("""{ "transcript": "full" }""", "conversation.ended", """{ "type": "keyword.matched", "keywords": ["iade"] }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "merhaba"), GivenEvent.Message("agent", "İADE mi?"));
        var before = (await Live.EventsAsync()).Count;

        var (status, answer) = await Live.PostAsync($$"""{ "webhook_id": "{{webhook.PublicId}}", "trigger": 0 }""", Route);

        Assert.Equal((HttpStatusCode.OK, true), (status, answer.GetProperty("delivered").GetBoolean()));
        var data = JsonElement.Parse(Live.Receiver.Requests.Single().Body).GetProperty("data");
        Assert.True(data.GetProperty("event").GetProperty("test").GetBoolean());
        Assert.Equal(("c-1", 2), (data.GetProperty("conversation").GetProperty("id").GetString(), data.GetProperty("messages").GetArrayLength()));
        Assert.Equal((before, 0), ((await Live.EventsAsync()).Count, (await Live.DeliveriesAsync()).Count));
        Assert.Equal(0, await Live.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == RuleFirer.AuditAction)));
    }

    [Fact]
    public async Task For_real_it_is_owed_delivered_audited_and_explained_and_the_story_is_not_confused_by_it()
    {
        var webhook = await Live.AddWebhookWithAsync(
            """{ "conditions": [ { "field": "tags", "operator": "exists" } ] }""", "conversation.ended", """{ "type": "keyword.matched", "keywords": ["iade"] }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "İADE istiyorum"));

        var (status, answer) = await Live.PostAsync($$"""{ "webhook_id": "{{webhook.PublicId}}", "trigger": 1, "mode": "real" }""", Route);
        var (_, ended) = await Live.PostAsync($$"""{ "webhook_id": "{{webhook.PublicId}}", "mode": "real" }""", Route);
        await Live.AcceptAsync(GivenEvent.Message("visitor", "yine iade"));

        Assert.Equal(HttpStatusCode.Accepted, status);
        var arrived = await Live.Receiver.WaitForAsync(2);
        Assert.Equal([answer.GetProperty("delivery_id").GetString(), ended.GetProperty("delivery_id").GetString()], arrived.Select(request => request.MessageId));
        var data = JsonElement.Parse(arrived[0].Body).GetProperty("data");
        Assert.Equal("""{"by_hand":true}""", data.GetProperty("event").GetProperty("data").GetRawText());
        Assert.Equal(("İADE", false), (data.GetProperty("trigger").GetProperty("matched_text").GetString(), data.GetProperty("event").GetProperty("test").GetBoolean()));
        Assert.Equal("open", JsonElement.Parse(arrived[1].Body).GetProperty("data").GetProperty("conversation").GetProperty("status").GetString());
        Assert.Equal(2, await Live.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == RuleFirer.AuditAction)));

        var story = (await Live.Get<ExplanationStore>().ExplainAsync(Live.WorkspaceId, "c-1", CancellationToken.None))!;
        Assert.Equal(
            ["conversation.started ", "message.created Condition", "keyword.matched Fired", "conversation.ended Fired", "message.created Condition"],
            story.Events.Select(e => $"{e.Type} {string.Join(' ', e.Rules.Select(rule => rule.Reason))}"));
        Assert.Equal([1L, 2L, 3L, 4L, 5L], story.Events.Select(e => e.Sequence));
    }

    [Theory]
    [InlineData("""{ "mode": "real" }""", 400, "webhook_id")]
    [InlineData("""{ "webhook_id": "wh_none" }""", 400, "webhook_id")]
    [InlineData("""{ "webhook_id": "wh_00000000000000000000000000" }""", 400, "webhook_id")]
    [InlineData("""{ "webhook_id": "WEBHOOK", "trigger": 7 }""", 400, "trigger")]
    [InlineData("""{ "webhook_id": "WEBHOOK", "trigger": -1 }""", 400, "trigger")]
    [InlineData("""{ "webhook_id": "WEBHOOK", "mode": "maybe" }""", 400, "mode")]
    [InlineData("""{ "webhook_id": "WEBHOOK", "colour": 1 }""", 400, "colour")]
    [InlineData("""[]""", 400, "body")]
    public async Task A_bad_wish_is_named_and_nothing_fires(string body, int expected, string field)
    {
        var webhook = await Live.AddWebhookAsync("conversation.ended");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));

        var (status, problem) = await Live.PostAsync(body.Replace("WEBHOOK", webhook.PublicId, StringComparison.Ordinal), Route);

        Assert.Equal(expected, (int)status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Empty(await Live.DeliveriesAsync());
    }

    [Fact]
    public async Task A_disabled_webhook_and_an_unknown_conversation_are_refused()
    {
        var webhook = await Live.AddWebhookAsync("conversation.ended");
        var body = $$"""{ "webhook_id": "{{webhook.PublicId}}", "mode": "real" }""";

        Assert.Equal(HttpStatusCode.NotFound, (await Live.PostAsync(body, Route)).Status);
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await Live.SwitchAsync(webhook, "disable");
        Assert.Equal(HttpStatusCode.Conflict, (await Live.PostAsync(body, Route)).Status);
        Assert.Empty(await Live.DeliveriesAsync());
    }
}
