using System.Text;
using System.Text.Json;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Intake;

/// <summary>What a preview shows is what a webhook that was there all along has sent, to the byte.</summary>
public sealed class PreviewStoreTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Theory]
    [InlineData("conversation.started")]
    [InlineData("conversation.assigned")]
    [InlineData("message.created")]
    [InlineData("conversation.first_response")]
    [InlineData("ticket.created")]
    [InlineData("conversation.ended")]
    public async Task A_body_is_that_of_the_delivery(string type)
    {
        var webhook = await Live.AddWebhookWithAsync("""{ "transcript": "full" }""", type == "message.created" ? """{ "type": "message.created", "authors": ["agent"] }""" : type);
        await PlayAsync("c-1");

        var preview = await RenderAsync(webhook.Id, new TriggerDraft { Type = type, Authors = type == "message.created" ? ["agent"] : null }, "full");

        Assert.Equal((PreviewKind.Happened, "c-1", 1), (preview.Kind, preview.ConversationId, preview.ConversationNumber));
        Assert.Equal(Encoding.UTF8.GetString(await Live.TextAsync(type)), Encoding.UTF8.GetString(preview.Body));
    }

    [Fact]
    public async Task A_keyword_shows_the_newest_message_that_holds_it()
    {
        var webhook = await Live.AddWebhookWithAsync("{}", """{ "type": "keyword.matched", "keywords": ["iade"] }""");
        await PlayAsync("c-1");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "başka bir şey", "c-2"));

        var preview = await RenderAsync(webhook.Id, new TriggerDraft { Type = "keyword.matched", Keywords = ["iade"] });

        Assert.Equal((PreviewKind.Happened, "c-1"), (preview.Kind, preview.ConversationId));
        Assert.Equal(Encoding.UTF8.GetString(await Live.TextAsync("keyword.matched")), Encoding.UTF8.GetString(preview.Body));
        Assert.Equal("İADE", Data(preview).GetProperty("trigger").GetProperty("matched_text").GetString());
    }

    [Fact]
    public async Task What_has_not_happened_is_shown_with_the_newest_conversation()
    {
        await PlayAsync("c-1");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "selam", "c-2"));

        var keyword = await RenderAsync(null, new TriggerDraft { Type = "keyword.matched", Keywords = ["fatura"] });
        var silence = await RenderAsync(null, new TriggerDraft { Type = "conversation.inactive", Minutes = 7, SilentParty = "visitor" }, "last", 5);

        Assert.Equal((PreviewKind.NotYet, "c-2", PreviewKind.NotYet, "c-2"), (keyword.Kind, keyword.ConversationId, silence.Kind, silence.ConversationId));
        Assert.Equal((0, "selam"), (Data(keyword).GetProperty("trigger").GetProperty("matches").GetArrayLength(), Data(keyword).GetProperty("message").GetProperty("text").GetString()));
        var trigger = Data(silence).GetProperty("trigger");
        Assert.Equal(("inactivity", 7, "visitor", 1), (trigger.GetProperty("kind").GetString(), trigger.GetProperty("idle_minutes").GetInt32(), trigger.GetProperty("silent_party").GetString(), Data(silence).GetProperty("messages").GetArrayLength()));
    }

    [Fact]
    public async Task Without_any_conversation_it_is_the_sample_of_the_catalogue()
    {
        var preview = await RenderAsync(null, new TriggerDraft { Type = "ticket.created" });

        Assert.Equal((PreviewKind.Sample, null, "ticket.created"), (preview.Kind, preview.ConversationId, JsonElement.Parse(preview.Body).GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Who_the_visitor_is_may_have_been_told_in_another_conversation_and_no_other_workspace_is_looked_at()
    {
        await Live.AcceptAsync(new GivenEvent("conversation.started") { More = """{ "visitor": { "id": "v-9", "name": "Ayşe" } }""" });
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-2") { More = """{ "visitor": { "id": "v-9", "name": "Ayşe Yılmaz", "email": "ayse@example.com" } }""" });
        await Live.AcceptAsync(new GivenEvent("conversation.ended"));

        var preview = await RenderAsync(null, new TriggerDraft { Type = "conversation.ended" });
        var stranger = await Live.Get<PreviewStore>().RenderAsync(Guid.NewGuid(), null, await SettingsAsync(new TriggerDraft { Type = "conversation.ended" }, "none", null), CancellationToken.None);

        Assert.Equal("ayse@example.com", Data(preview).GetProperty("visitor").GetProperty("email").GetString());
        Assert.Equal(PreviewKind.Sample, stranger.Kind);
    }

    [Fact]
    public async Task Looking_writes_nothing()
    {
        await PlayAsync("c-1");
        var before = (await Live.EventsAsync()).Count;

        await RenderAsync(null, new TriggerDraft { Type = "conversation.rated" }, "full");

        Assert.Equal((before, 0), ((await Live.EventsAsync()).Count, (await Live.DeliveriesAsync()).Count));
    }

    private static JsonElement Data(BodyPreview preview) => JsonElement.Parse(preview.Body).GetProperty("data");

    private async Task<BodyPreview> RenderAsync(Guid? webhookId, TriggerDraft trigger, string transcript = "none", int? messages = null) =>
        await Live.Get<PreviewStore>().RenderAsync(Live.WorkspaceId, webhookId, await SettingsAsync(trigger, transcript, messages), CancellationToken.None);

    private async Task<WebhookSettings> SettingsAsync(TriggerDraft trigger, string transcript, int? messages)
    {
        var draft = new WebhookDraft { Name = "CRM", Url = Live.Receiver.Url.AbsoluteUri, Triggers = [trigger], Transcript = transcript, TranscriptMessages = messages };
        return (await Live.Get<WebhookDraftCheck>().CheckAsync(Live.WorkspaceId, draft, CancellationToken.None)).Settings!;
    }

    /// <summary>One conversation from its opening to its end, each event at its own time.</summary>
    private async Task PlayAsync(string conversation)
    {
        GivenEvent[] story =
        [
            new("conversation.started", conversation) { More = """{ "visitor": { "id": "v-1", "name": "Ayşe Yılmaz", "email": "ayse@example.com" }, "conversation": { "channel": { "type": "web", "name": "Web" } } }""" },
            GivenEvent.Message("visitor", "İADE istiyorum", conversation),
            new("conversation.assigned", conversation) { More = """{ "conversation": { "agent": { "id": "a-7", "name": "Mert" } } }""" },
            GivenEvent.Message("agent", "Hemen bakıyorum", conversation),
            new("ticket.created", conversation) { More = """{ "ticket": { "id": "t-5", "subject": "İade talebi" }, "data": { "source": "form" } }""" },
            new("conversation.ended", conversation),
        ];
        foreach (var happened in story)
        {
            Live.Clock.Advance(TimeSpan.FromSeconds(30));
            await Live.AcceptAsync(happened);
        }
    }
}
