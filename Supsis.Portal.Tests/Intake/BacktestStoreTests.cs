using System.Net;
using System.Text.Json;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>What a backtest counts is what a webhook that was there all along has delivered.</summary>
public sealed class BacktestStoreTests : IAsyncLifetime
{
    private const string Route = "/api/v1/webhooks/backtest";

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Theory]
    [InlineData("""{ "type": "message.created", "authors": ["visitor"] }""", "{}")]
    [InlineData("""{ "type": "keyword.matched", "keywords": ["iade"] }""", "{}")]
    [InlineData("""{ "type": "keyword.matched", "keywords": ["iade", "kargo"], "match": "word", "once_per_conversation": false, "cooldown_minutes": 7 }""", "{}")]
    [InlineData("""{ "type": "message.created", "max_per_hour": 3 }""", "{}")]
    [InlineData("""{ "type": "conversation.started" }, { "type": "conversation.ended" }, { "type": "conversation.reopened" }, { "type": "conversation.abandoned" }, { "type": "conversation.first_response" }""", "{}")]
    [InlineData("""{ "type": "message.created" }, { "type": "keyword.matched", "keywords": ["kargo"] }""", """{ "conditions": [ { "field": "tags", "operator": "exists" } ] }""")]
    [InlineData("""{ "type": "conversation.inactive", "minutes": 5 }, { "type": "conversation.inactive", "minutes": 3, "silent_party": "agent" }""", "{}")]
    [InlineData("""{ "type": "sla.breached", "minutes": 4 }""", """{ "conditions": [ { "field": "tags", "operator": "exists", "values": ["false"] } ] }""")]
    public async Task The_count_is_that_of_a_webhook_that_was_there_all_along(string triggers, string settings)
    {
        var webhook = await Live.AddWebhookWithAsync(settings, triggers);
        await PlayAsync();

        var (status, result) = await Live.PostAsync(Body(triggers, settings), Route);

        var delivered = (await Live.DeliveriesAsync()).Count(delivery => delivery.WebhookId == webhook.Id);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((7, delivered), (result.GetProperty("days").GetInt32(), result.GetProperty("count").GetInt32()));
        Assert.Equal(Math.Min(20, delivered), result.GetProperty("sample").GetArrayLength());
        Assert.True(delivered > 2, "The story is too dull to tell anything.");
    }

    [Fact]
    public async Task The_sample_shows_the_newest_with_the_place_of_the_keyword()
    {
        await Live.AcceptAsync(GivenEvent.Message("visitor", "önce iade", "c-1"));
        Live.Clock.Advance(TimeSpan.FromHours(1));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "İADE istiyorum", "c-2"), GivenEvent.Message("visitor", "merhaba", "c-2"));

        var (_, result) = await Live.PostAsync(Body("""{ "type": "keyword.matched", "keywords": ["iade"] }""", "{}"), Route);

        var hit = result.GetProperty("sample")[0];
        Assert.Equal(2, result.GetProperty("count").GetInt32());
        Assert.Equal(("c-2", 2, "İADE istiyorum", 0, 4), (hit.GetProperty("conversation_id").GetString(), hit.GetProperty("conversation_number").GetInt32(), hit.GetProperty("text").GetString(), hit.GetProperty("start").GetInt32(), hit.GetProperty("length").GetInt32()));
        Assert.Equal(("keyword.matched", "iade", "İADE"), (hit.GetProperty("event_type").GetString(), hit.GetProperty("keyword").GetString(), hit.GetProperty("matched_text").GetString()));
        Assert.Equal(Live.Clock.GetUtcNow(), hit.GetProperty("occurred_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_history_that_was_sent_at_once_tells_only_the_silences_that_still_lasted()
    {
        const string Silence = """{ "type": "conversation.inactive", "minutes": 5 }""";
        Live.Clock.Advance(TimeSpan.FromHours(1));
        await Live.AddWebhookAsync(Silence);
        await Live.AcceptArrayAsync([Ago(50, "c-1"), Ago(40, "c-1"), Ago(30, "c-1"), Ago(2, "c-1"), Ago(50, "c-2"), Ago(40, "c-2")]);
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
        await Live.SettleAsync();
        Live.Clock.Advance(TimeSpan.FromMinutes(1));

        var (_, result) = await Live.PostAsync(Body(Silence, "{}"), Route);

        Assert.Equal((1, 1), ((await Live.DeliveriesAsync()).Count, result.GetProperty("count").GetInt32()));
        Assert.Equal("c-2", result.GetProperty("sample")[0].GetProperty("conversation_id").GetString());

        GivenEvent Ago(int minutes, string conversation) => GivenEvent.Message("visitor", "x", conversation) with { At = Live.Clock.GetUtcNow() - TimeSpan.FromMinutes(minutes) };
    }

    [Fact]
    public async Task What_is_older_than_seven_days_is_played_and_not_counted()
    {
        await Live.AcceptAsync(GivenEvent.Message("visitor", "eski") with { More = """{ "message": { "id": "m", "author": { "kind": "visitor" }, "text": "eski" }, "conversation": { "tags": ["vip"] } }""" });
        Live.Clock.Advance(TimeSpan.FromDays(8));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "yeni"));

        var (_, result) = await Live.PostAsync(Body("""{ "type": "message.created" }""", """{ "conditions": [ { "field": "tags", "operator": "in", "values": ["vip"] } ] }"""), Route);
        var (_, plain) = await Live.PostAsync(Body("""{ "type": "message.created" }""", "{}"), Route);

        Assert.Equal((1, 1), (result.GetProperty("count").GetInt32(), plain.GetProperty("count").GetInt32()));
        Assert.Equal("yeni", result.GetProperty("sample")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    public async Task A_message_counts_by_the_minute_of_its_receipt(int days, int expected)
    {
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"));
        Live.Clock.Advance(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(1));
        await Live.AcceptAsync(new GivenEvent("conversation.ended"));

        var (_, result) = await Live.PostAsync(Body("""{ "type": "keyword.matched", "keywords": ["iade"] }""", "{}"), Route);

        Assert.Equal(expected, result.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("""{ "type": "keyword.matched", "keywords": ["iade"] }""")]
    [InlineData("""{ "type": "conversation.inactive", "minutes": 5 }""")]
    public async Task Another_workspaces_conversations_are_nobodys_business(string trigger)
    {
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"));
        Live.Clock.Advance(TimeSpan.FromMinutes(6));
        using var other = Live.Portal.ApiClient(PortalApplication.OtherApiKey);

        using var answer = await other.PostAsync(Route, LivePortal.Json(Body(trigger, "{}")));
        var (_, own) = await Live.PostAsync(Body(trigger, "{}"), Route);

        var result = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((0, 1), (result.GetProperty("count").GetInt32(), own.GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("""{ "type": "conversation.inactive", "minutes": 5 }""")]
    [InlineData("""{ "type": "message.created" }""")]
    [InlineData("""{ "type": "conversation.started" }""")]
    public async Task What_a_person_fired_by_hand_is_nothing_that_happened(string trigger)
    {
        var byHand = await Live.AddWebhookAsync("conversation.started", "message.created");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "merhaba"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var rule in new[] { 0, 1 })
        {
            var (status, _) = await Live.PostAsync($$"""{ "webhook_id": "{{byHand.PublicId}}", "trigger": {{rule}}, "mode": "real" }""", "/api/v1/conversations/c-1/fire");
            Assert.Equal(HttpStatusCode.Accepted, status);
        }

        Live.Clock.Advance(TimeSpan.FromMinutes(9));
        await Live.AcceptAsync(new GivenEvent("conversation.ended"));

        var (_, result) = await Live.PostAsync(Body(trigger, "{}"), Route);

        Assert.Equal(1, result.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_bad_webhook_is_refused_as_when_it_is_saved()
    {
        var (status, problem) = await Live.PostAsync("""{ "name": "", "url": "https://crm.example.com/", "triggers": [] }""", Route);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("triggers", out _));
    }

    private string Body(string triggers, string settings) => settings == "{}"
        ? $$"""{ "name": "Deneme", "url": "{{Live.Receiver.Url}}", "triggers": [ {{triggers}} ] }"""
        : $$"""{ "name": "Deneme", "url": "{{Live.Receiver.Url}}", "triggers": [ {{triggers}} ], {{settings.Trim('{', '}', ' ')}} }""";

    /// <summary>Three conversations with everything that can happen in one, and the clock going on.</summary>
    private async Task PlayAsync()
    {
        var random = new Random(42);
        string[] texts = ["iade", "kargo iade", "merhaba", "kargolar"];
        for (var i = 0; i < 80; i++)
        {
            var conversation = $"c-{random.Next(3)}";
            await Live.AcceptAsync(random.Next(10) switch
            {
                0 => new GivenEvent("conversation.ended", conversation),
                1 => new GivenEvent("conversation.started", conversation),
                2 => new GivenEvent("conversation.tagged", conversation) { More = """{ "conversation": { "tags": ["vip"] } }""" },
                3 => new GivenEvent("conversation.untagged", conversation) { More = """{ "conversation": { "tags": [] } }""" },
                4 or 5 => GivenEvent.Message("agent", texts[random.Next(4)], conversation),
                _ => GivenEvent.Message("visitor", texts[random.Next(4)], conversation),
            });
            Live.Clock.Advance(TimeSpan.FromSeconds(random.Next(240)));
            await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
            await Live.SettleAsync();
        }
    }
}
