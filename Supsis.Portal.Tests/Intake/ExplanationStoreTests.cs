using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Every rule's yes and no, found by playing the conversation again: what was owed is never contradicted.</summary>
public sealed class ExplanationStoreTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task Each_event_says_what_every_rule_of_its_kind_made_of_it()
    {
        await Live.AddWebhookAsync(
            "conversation.started", """{ "type": "message.created", "authors": ["agent"] }""",
            """{ "type": "keyword.matched", "keywords": ["iade"] }""", """{ "type": "conversation.inactive", "minutes": 5 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "merhaba"));
        Live.Clock.Advance(TimeSpan.FromMinutes(2));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "İADE istiyorum"), GivenEvent.Message("visitor", "iade!"), GivenEvent.Message("agent", "iade mi?"));

        var story = await StoryAsync();

        Assert.Equal(
            [
                "conversation.started: conversation.started Fired",
                "message.created: message.created Author visitor; keyword.matched NoKeyword",
                "message.created: message.created Author visitor; keyword.matched Fired 0+4; conversation.inactive SilenceBroken 2",
                "keyword.matched: ",
                "message.created: message.created Author visitor; keyword.matched Once 0+4",
                "message.created: message.created Fired; keyword.matched Author agent 0+4",
                "conversation.first_response: ",
            ],
            story.Events.Select(Words));
        Assert.Equal([Live.Clock.GetUtcNow().AddMinutes(5)], story.Coming.Select(silence => silence.DueAt));
    }

    [Fact]
    public async Task A_condition_that_did_not_hold_is_named_as_things_stood_then()
    {
        await Live.AddWebhookWithAsync(
            """{ "conditions": [ { "field": "channel.type", "operator": "in", "values": ["whatsapp"] }, { "field": "tags", "operator": "exists" } ] }""", "message.created");

        await Live.AcceptAsync(
            Message("""{ "channel": { "type": "web" } }"""),
            Message("""{ "channel": { "type": "whatsapp" } }"""),
            Message("""{ "tags": ["vip"] }"""),
            Message("""{ "tags": [] }"""));

        Assert.Equal(
            ["Condition channel.type", "Condition tags", "Fired", "Condition tags"],
            (await StoryAsync()).Events.Where(e => e.Type == "message.created").Select(e => Words(e).Split("message.created ")[1]));
    }

    [Fact]
    public async Task Another_visitor_s_attributes_are_not_taken_for_his()
    {
        await Live.AddWebhookWithAsync("""{ "conditions": [ { "field": "visitor.custom_attributes.plan", "operator": "in", "values": ["gold"] } ] }""", "message.created");

        await Live.AcceptAsync(
            Visit("""{ "id": "v-1", "custom_attributes": { "plan": "gold" } }"""), Visit("""{ "id": "v-2" }"""));

        Assert.Equal(["Fired", "Condition visitor.custom_attributes.plan"], (await StoryAsync()).Events.Where(e => e.Type == "message.created").Select(e => Words(e).Split("message.created ")[1]));
    }

    [Fact]
    public async Task A_rule_is_judged_as_it_was_when_the_event_came()
    {
        var webhook = await Live.AddWebhookAsync("""{ "type": "keyword.matched", "keywords": ["iade"], "once_per_conversation": false }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "kargo"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        using var changed = await Live.Api.PatchAsync($"/api/v1/webhooks/{webhook.PublicId}", LivePortal.Json(
            """{ "name": "Kargo", "triggers": [ { "type": "keyword.matched", "keywords": ["kargo"], "once_per_conversation": false } ] }"""));
        changed.EnsureSuccessStatusCode();
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade kargo"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        await Live.SwitchAsync(webhook, "delete");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "kargo"));

        var messages = (await StoryAsync()).Events.Where(e => e.Type == "message.created").ToList();

        Assert.Equal(["CRM NoKeyword iade", "Kargo Fired kargo", ""], messages.Select(e => string.Join(';', e.Rules.Select(rule => $"{rule.WebhookName} {rule.Reason} {rule.Trigger.Keywords![0]}"))));
    }

    [Fact]
    public async Task Repetitions_cool_downs_caps_and_a_receiver_s_own_doing_are_told_apart()
    {
        var webhook = await Live.AddWebhookAsync(
            "conversation.started", """{ "type": "message.created", "authors": ["visitor"], "cooldown_minutes": 10 }""", """{ "type": "message.created", "authors": ["agent"], "max_per_hour": 1 }""");
        await Live.AcceptAsync(
            new GivenEvent("conversation.started"), new GivenEvent("conversation.started"),
            GivenEvent.Message("visitor"), GivenEvent.Message("visitor"),
            GivenEvent.Message("agent"), GivenEvent.Message("agent"),
            GivenEvent.Message("agent") with { More = $$"""{ "origin": "{{webhook.PublicId}}", "message": { "id": "m-own", "author": { "kind": "agent" }, "text": "x" } }""" });

        Assert.Equal(
            [
                "conversation.started: conversation.started Fired",
                "conversation.started: conversation.started Repeated",
                "message.created: message.created Fired; message.created Author visitor",
                "message.created: message.created Cooldown 10; message.created Author visitor",
                "message.created: message.created Author agent; message.created Fired",
                "message.created: message.created Author agent; message.created Cap 1",
                "message.created: message.created Author agent; message.created OwnReceiver",
            ],
            (await StoryAsync()).Events.Where(e => e.Type != "conversation.first_response").Select(Words));
    }

    [Fact]
    public async Task A_silence_that_fired_stands_at_its_event_and_nothing_comes_after_the_end()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 5 }""", """{ "type": "sla.breached", "minutes": 8 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromMinutes(6));
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
        await Live.SettleAsync();

        var open = await StoryAsync();
        await Live.AcceptAsync(new GivenEvent("conversation.ended"));
        var ended = await StoryAsync();

        Assert.Equal("conversation.inactive: conversation.inactive Fired", Words(open.Events[^1]));
        Assert.Equal(["sla.breached"], open.Coming.Select(silence => silence.Trigger.Type));
        Assert.Empty(ended.Coming);
    }

    [Fact]
    public async Task Whatever_was_owed_is_explained_as_fired_and_nothing_else_is()
    {
        await Live.AddWebhookAsync("conversation.started", "conversation.reopened", "conversation.ended", "conversation.abandoned", "conversation.first_response", "message.created",
            """{ "type": "keyword.matched", "keywords": ["iade", "kargo"], "once_per_conversation": false }""");
        await Live.AddWebhookWithAsync("""{ "conditions": [ { "field": "tags", "operator": "exists" } ] }""", "message.created", "conversation.ended");
        var random = new Random(4711);
        string[] texts = ["iade", "kargo iade", "merhaba"];
        for (var i = 0; i < 60; i++)
        {
            await Live.AcceptAsync(random.Next(8) switch
            {
                0 => new GivenEvent("conversation.ended"),
                1 => new GivenEvent("conversation.started"),
                2 => new GivenEvent("conversation.tagged") { More = """{ "conversation": { "tags": ["vip"] } }""" },
                3 => new GivenEvent("conversation.untagged") { More = """{ "conversation": { "tags": [] } }""" },
                4 => GivenEvent.Message("agent", texts[random.Next(3)]),
                _ => GivenEvent.Message("visitor", texts[random.Next(3)]),
            });
        }

        var story = await StoryAsync();

        var fired = story.Events.SelectMany(e => e.Rules).Where(rule => rule.HasFired).Select(rule => rule.DeliveryId!.Value).ToList();
        Assert.Equal((await Live.DeliveriesAsync()).Select(delivery => delivery.Id).Order(), fired.Order());
        Assert.DoesNotContain(story.Events.SelectMany(e => e.Rules), rule => rule.Reason == RuleReason.Unknown);
        Assert.Equal((await Live.EventsAsync()).Select(e => e.Id), story.Events.Select(e => e.Id));
    }

    [Fact]
    public async Task A_conversation_that_nobody_knows_is_nothing() =>
        Assert.Null(await Live.Get<ExplanationStore>().ExplainAsync(Live.WorkspaceId, "c-none", CancellationToken.None));

    private static string Words(ExplainedEvent e) => $"{e.Type}: " + string.Join("; ", e.Rules.Select(rule =>
        string.Join(' ', new[] { rule.Trigger.Type, rule.Reason.ToString(), rule.Detail, rule.Hits.Count > 0 ? $"{rule.Hits[0].Start}+{rule.Hits[0].Length}" : null }.Where(word => word is not null))));

    /// <param name="about">What the event says of its conversation.</param>
    private static GivenEvent Message(string about) => GivenEvent.Message("visitor") with
    {
        More = $$"""{ "message": { "id": "m", "author": { "kind": "visitor" }, "text": "x" }, "conversation": {{about}} }""",
    };

    private static GivenEvent Visit(string visitor) => GivenEvent.Message("visitor") with
    {
        More = $$"""{ "message": { "id": "m", "author": { "kind": "visitor" }, "text": "x" }, "visitor": {{visitor}} }""",
    };

    private async Task<ConversationExplanation> StoryAsync() => (await Live.Get<ExplanationStore>().ExplainAsync(Live.WorkspaceId, "c-1", CancellationToken.None))!;
}
