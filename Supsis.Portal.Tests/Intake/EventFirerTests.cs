using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Keywords as they fire: one event per message, one delivery per trigger.</summary>
public sealed class EventFirerTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task One_message_is_one_event_and_each_trigger_that_it_hits_one_delivery()
    {
        await Live.AddWebhookAsync(
            """{ "type": "keyword.matched", "keywords": ["iade", "kargo"], "once_per_conversation": false }""",
            """{ "type": "keyword.matched", "keywords": ["iade"], "match": "word", "once_per_conversation": false }""");
        await Live.AddWebhookAsync(Live.Receiver.Url, "Depo", """{ "type": "keyword.matched", "keywords": ["kargo"], "once_per_conversation": false }""");

        await Live.AcceptAsync(GivenEvent.Message("visitor", "Kargo gelmedi, iade edin"));

        var deliveries = await Live.DeliveriesAsync();
        Assert.Equal(["conversation.started", "message.created", "keyword.matched"], await Live.TypesAsync());
        Assert.Equal(["iade", "kargo", "kargo"], deliveries.Select(d => d.Keyword).Order());
        Assert.Single(deliveries.Select(d => d.EventId).Distinct());
        Assert.Equal(3, (await Live.Receiver.WaitForAsync(3)).Select(request => request.MessageId).Distinct().Count());
        var trigger = Live.Receiver.Requests.Select(request => Trigger(request.Body)).First(trigger => trigger.GetProperty("matches").GetArrayLength() == 2);
        Assert.Equal(
            """[{"keyword":"kargo","text":"Kargo","start":0,"length":5},{"keyword":"iade","text":"iade","start":15,"length":4}]""", trigger.GetProperty("matches").GetRawText());
        Assert.Equal(("kargo", "Kargo"), (trigger.GetProperty("keyword").GetString(), trigger.GetProperty("matched_text").GetString()));
    }

    [Fact]
    public async Task Once_per_conversation_is_per_trigger_and_conversation_and_for_ever()
    {
        await Live.AddWebhookAsync(
            """{ "type": "keyword.matched", "keywords": ["iade"], "once_per_conversation": true }""",
            """{ "type": "keyword.matched", "keywords": ["iade", "kargo"], "once_per_conversation": false }""");

        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade", "c-2"));
        await Live.RestartAsync();
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), new GivenEvent("conversation.ended"), GivenEvent.Message("visitor", "iade"));

        var fired = await Live.ReadAsync(db => db.Deliveries.GroupBy(d => d.TriggerId).Select(group => group.Count()).ToListAsync());
        Assert.Equal([2, 5], fired.Order());
    }

    [Fact]
    public async Task A_keyword_fires_for_new_messages_of_the_chosen_authors_only()
    {
        await Live.AddWebhookAsync("""{ "type": "keyword.matched", "keywords": ["iade"], "authors": ["agent"], "once_per_conversation": false }""");

        await Live.AcceptAsync(
            GivenEvent.Message("visitor", "iade"),
            GivenEvent.Message("agent", "iade"),
            GivenEvent.Message("agent", "iade") with { Id = "p-edit" } with { More = """{ "type": "message.updated", "message": { "id": "m-1", "author": { "kind": "agent" }, "text": "iade" } }""" });

        Assert.Equal(1, (await Live.TypesAsync()).Count(type => type == "keyword.matched"));
        Assert.Equal("agent", (await Live.BodyAsync("keyword.matched")).GetProperty("data").GetProperty("message").GetProperty("author").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task No_event_is_judged_by_rules_that_were_changed_before_it()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await Live.SwitchAsync(webhook, "delete");
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-2"));
        await Live.AddWebhookAsync("conversation.started");
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-3"));

        Assert.Equal(2, (await Live.DeliveriesAsync()).Count);
    }

    [Fact]
    public async Task Another_workspaces_webhook_hears_nothing()
    {
        await Live.AddWebhookAsync("conversation.started");
        using var stranger = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = new StringContent(new GivenEvent("conversation.started").Json, null, "application/json") };
        stranger.Headers.Authorization = new("Bearer", PortalApplication.OtherApiKey);
        using var answer = await Live.Api.SendAsync(stranger);
        await Live.SettleAsync();

        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        await using var db = Live.Get<Supsis.Portal.Data.PortalReader>().OpenAsSystem("test");
        Assert.Equal((1, 0), (await db.Events.CountAsync(), await db.Deliveries.CountAsync()));
    }

    private static JsonElement Trigger(byte[] body) => JsonSerializer.Deserialize<JsonElement>(body).GetProperty("data").GetProperty("trigger");
}
