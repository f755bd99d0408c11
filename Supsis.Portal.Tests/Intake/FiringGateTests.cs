using System.Text.Json;
using System.Text.Json.Nodes;
using Supsis.Portal.Access;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Conditions and how often, as they let fire and hold back.</summary>
public sealed class FiringGateTests : IAsyncLifetime
{
    private const string Vip = """{ "conditions": [ { "field": "tags", "operator": "equals", "values": ["vip"] } ] }""";
    private const string Keyword = """{ "type": "keyword.matched", "keywords": ["iade"], "once_per_conversation": true }""";

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task Conditions_hold_for_every_kind_of_trigger()
    {
        string[] triggers = ["conversation.assigned", "conversation.started", Keyword, """{ "type": "conversation.inactive", "minutes": 5 }""", """{ "type": "sla.breached", "minutes": 5 }"""];
        await Live.AddWebhookWithAsync(Vip, triggers);
        foreach (var (conversation, tag) in new[] { ("c-vip", "VIP"), ("c-other", "yeni") })
        {
            await Live.AcceptAsync(
                Tagged("conversation.started", conversation, tag),
                GivenEvent.Message("visitor", "iade", conversation),
                new GivenEvent("conversation.assigned", conversation));
        }

        Live.Clock.Advance(TimeSpan.FromMinutes(6));
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);

        Assert.Equal(["conversation.assigned", "conversation.inactive", "conversation.started", "keyword.matched", "sla.breached"], await FiredAsync("c-vip"));
        Assert.Empty(await FiredAsync("c-other"));
    }

    [Fact]
    public async Task All_conditions_must_hold_and_each_webhook_has_its_own()
    {
        await Live.AddWebhookWithAsync(
            """{ "conditions": [ { "field": "tags", "operator": "equals", "values": ["vip"] }, { "field": "visitor.custom_attributes.plan", "operator": "in", "values": ["gold", "silver"] } ] }""",
            "conversation.assigned");
        await Live.AddWebhookAsync(Live.Receiver.Url, "Her şey", "conversation.assigned");

        await Live.AcceptAsync(
            Tagged("conversation.assigned", "c-1", "vip"),
            new GivenEvent("conversation.assigned", "c-2") { More = """{ "visitor": { "id": "v-2", "custom_attributes": { "plan": "gold" } } }""" },
            Tagged("conversation.assigned", "c-3", "vip") with { More = """{ "conversation": { "tags": ["vip"] }, "visitor": { "id": "v-3", "custom_attributes": { "plan": "Gold" } } }""" });

        Assert.Equal((1, 1, 2), ((await FiredAsync("c-1")).Count, (await FiredAsync("c-2")).Count, (await FiredAsync("c-3")).Count));
    }

    [Fact]
    public async Task The_conversation_is_judged_as_it_stands_after_the_event()
    {
        await Live.AddWebhookWithAsync(Vip, "conversation.tagged", "conversation.untagged", "conversation.started");

        await Live.AcceptAsync(Tagged("conversation.tagged", "c-1", "vip"));
        Assert.Equal(["conversation.started", "conversation.tagged"], await FiredAsync("c-1"));
        await Live.AcceptAsync(new GivenEvent("conversation.untagged") { More = """{ "conversation": { "tags": [] } }""" });

        Assert.Equal(2, (await FiredAsync("c-1")).Count);
    }

    [Fact]
    public async Task A_condition_that_fails_does_not_use_up_once_per_conversation()
    {
        await Live.AddWebhookWithAsync(Vip, Keyword);

        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"));
        Assert.DoesNotContain("keyword.matched", await Live.TypesAsync());
        await Live.AcceptAsync(Tagged("conversation.tagged", "c-1", "vip"), GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade"));

        Assert.Equal(["keyword.matched"], await FiredAsync("c-1"));
    }

    [Theory]
    [InlineData("true", true, false)]
    [InlineData("false", false, true)]
    public async Task Business_hours_are_those_of_when_it_happened(string value, bool onSunday, bool onMonday)
    {
        await Live.AddWebhookWithAsync($$"""{ "conditions": [ { "field": "business_hours", "operator": "not_equals", "values": ["{{value}}"] } ] }""", "conversation.assigned");

        await Live.AcceptAsync(
            new GivenEvent("conversation.assigned", "c-monday") { At = new DateTimeOffset(2026, 11, 16, 10, 0, 0, TimeSpan.Zero) },
            new GivenEvent("conversation.assigned", "c-sunday") { At = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero) });

        Assert.Equal((onSunday, onMonday), ((await FiredAsync("c-sunday")).Count == 1, (await FiredAsync("c-monday")).Count == 1));
    }

    [Fact]
    public async Task A_cool_down_is_per_trigger_and_conversation_and_begins_when_it_fires()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.assigned", "cooldown_minutes": 10 }""", "conversation.transferred");
        var assigned = () => Live.AcceptAsync(new GivenEvent("conversation.assigned"));

        await assigned();
        await assigned();
        await Live.AcceptAsync(new GivenEvent("conversation.assigned", "c-2"), new GivenEvent("conversation.transferred"));
        Live.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await assigned();
        Assert.Equal((2, 1), ((await FiredAsync("c-1")).Count, (await FiredAsync("c-2")).Count));
        await Live.RestartAsync();
        Live.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await assigned();
        Live.Clock.Advance(TimeSpan.FromMinutes(5)); // counted from the last that fired, not from the last that was held back
        await assigned();
        Live.Clock.Advance(TimeSpan.FromMinutes(5));
        await assigned();

        Assert.Equal(4, (await FiredAsync("c-1")).Count);
    }

    [Fact]
    public async Task A_cap_counts_one_hour_of_the_clock_over_all_conversations_and_says_what_it_held_back()
    {
        var webhook = await Live.AddWebhookAsync("""{ "type": "conversation.assigned", "max_per_hour": 2 }""", "conversation.transferred");

        for (var i = 0; i < 5; i++)
        {
            await Live.AcceptAsync(new GivenEvent("conversation.assigned", $"c-{i}"), new GivenEvent("conversation.transferred", $"c-{i}"));
        }

        Assert.Equal((2, 5), (await CountAsync("conversation.assigned"), await CountAsync("conversation.transferred")));
        Assert.Equal(3, (await TriggersAsync(webhook))[0].GetProperty("held_back_this_hour").GetInt32());
        Assert.False((await TriggersAsync(webhook))[1].TryGetProperty("held_back_this_hour", out _));
        Live.Clock.Advance(TimeSpan.FromMinutes(45)); // 10:15 has become 11:00
        await Live.AcceptAsync(new GivenEvent("conversation.assigned"));

        Assert.Equal(3, await CountAsync("conversation.assigned"));
        Assert.Equal(0, (await TriggersAsync(webhook))[0].GetProperty("held_back_this_hour").GetInt32());
    }

    [Theory]
    [InlineData("\"once_per_conversation\": true")]
    [InlineData("\"once_per_conversation\": false, \"cooldown_minutes\": 600")]
    public async Task What_a_cap_holds_back_is_not_used_up_and_what_stays_quiet_anyway_is_not_counted(string often)
    {
        var webhook = await Live.AddWebhookAsync($$"""{ "type": "keyword.matched", "keywords": ["iade"], "max_per_hour": 1, {{often}} }""");

        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade", "c-2"));
        Assert.Equal(1, (await TriggersAsync(webhook))[0].GetProperty("held_back_this_hour").GetInt32()); // the second of c-1 was quiet, c-2 was held back
        Live.Clock.Advance(TimeSpan.FromHours(1));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade", "c-2"));

        Assert.Equal(["keyword.matched"], await FiredAsync("c-1"));
        Assert.Equal(["keyword.matched"], await FiredAsync("c-2"));
    }

    [Fact]
    public async Task Changing_only_how_often_keeps_what_a_trigger_has_fired_for()
    {
        var webhook = await Live.AddWebhookAsync(Keyword);
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"));
        var before = (await Live.DeliveriesAsync())[0].TriggerId;

        await PatchAsync(webhook, """{ "triggers": [ { "type": "keyword.matched", "keywords": ["iade"], "once_per_conversation": true, "cooldown_minutes": 5, "max_per_hour": 100 } ] }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade", "c-2"));

        Assert.Equal([before, before], (await Live.DeliveriesAsync()).Select(delivery => delivery.TriggerId));
        Assert.Equal((5, 100), ((await TriggersAsync(webhook))[0].GetProperty("cooldown_minutes").GetInt32(), (await TriggersAsync(webhook))[0].GetProperty("max_per_hour").GetInt32()));
    }

    [Fact]
    public async Task Conditions_come_back_as_they_were_sent_and_a_patch_replaces_them_whole()
    {
        const string Two = """[{"field":"tags","operator":"not_in","values":["a","İ"]},{"field":"visitor.custom_attributes.plan","operator":"exists","values":[]}]""";
        const string One = """[{"field":"business_hours","operator":"equals","values":["false"]}]""";
        var webhook = await Live.AddWebhookWithAsync($$"""{ "conditions": {{Two}} }""", "conversation.assigned");

        AssertConditions(Two, await ReadAsync(webhook.PublicId));
        await PatchAsync(webhook, """{ "name": "Yeni" }""");
        AssertConditions(Two, await ReadAsync(webhook.PublicId));
        var copy = await Live.Get<WebhookStore>().DuplicateAsync(Live.WorkspaceId, webhook.Id, Actor.System, CancellationToken.None);
        AssertConditions(Two, await ReadAsync(copy!.Webhook.PublicId));
        await PatchAsync(webhook, $$"""{ "conditions": {{One}} }""");
        AssertConditions(One, await ReadAsync(webhook.PublicId));
        await Live.RestartAsync();
        AssertConditions(One, await ReadAsync(webhook.PublicId));
        await PatchAsync(webhook, """{ "conditions": null }""");
        AssertConditions("[]", await ReadAsync(webhook.PublicId));
    }

    [Fact]
    public async Task A_rule_without_conditions_and_limits_costs_nothing_here()
    {
        await Live.AddWebhookAsync("conversation.assigned");
        var rules = Live.Get<LiveRules>().Of(Live.WorkspaceId)!;
        var rule = Assert.Single(rules.Triggers.ForEvent("conversation.assigned", null));
        var recording = new Recording(null!, Live.WorkspaceId, rules, default, null!); // it asks no database
        Assert.True(FiringGate.Permits(recording, null!, rule, default));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            FiringGate.Permits(recording, null!, rule, default);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static GivenEvent Tagged(string type, string conversation, string tag) => new(type, conversation) { More = $$"""{ "conversation": { "tags": ["{{tag}}"] } }""" };

    private static void AssertConditions(string expected, JsonElement webhook) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(webhook.GetProperty("conditions").GetRawText())), webhook.GetProperty("conditions").GetRawText());

    private async Task<List<string>> FiredAsync(string conversation)
    {
        var id = (await Live.EventsAsync(conversation))[0].ConversationId;
        return [.. (await Live.DeliveriesAsync()).Where(delivery => delivery.ConversationId == id).Select(delivery => delivery.EventType).Order(StringComparer.Ordinal)];
    }

    private async Task<int> CountAsync(string type) => (await Live.DeliveriesAsync()).Count(delivery => delivery.EventType == type);

    private async Task<JsonElement> ReadAsync(string id) => JsonSerializer.Deserialize<JsonElement>(await Live.Api.GetStringAsync(new Uri($"/api/v1/webhooks/{id}", UriKind.Relative)));

    private async Task<JsonElement> TriggersAsync(GivenWebhook webhook) => (await ReadAsync(webhook.PublicId)).GetProperty("triggers");

    private async Task PatchAsync(GivenWebhook webhook, string patch)
    {
        using var answer = await Live.Api.PatchAsync(new Uri($"/api/v1/webhooks/{webhook.PublicId}", UriKind.Relative), new StringContent(patch, null, "application/merge-patch+json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
