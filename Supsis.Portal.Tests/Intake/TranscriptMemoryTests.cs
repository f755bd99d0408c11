using System.Globalization;
using System.Text.Json;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>What a delivery carries of what was said, whether it was heard or had to be read.</summary>
public sealed class TranscriptMemoryTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_delivery_carries_what_was_said_until_its_event_and_not_after()
    {
        await Live.AddWebhookWithAsync("""{ "transcript": "full" }""", "message.created", "conversation.ended");

        await Live.AcceptAsync(GivenEvent.Message("visitor", "bir"), GivenEvent.Message("agent", "iki"), new GivenEvent("conversation.ended"));

        Assert.Equal(["bir", "bir iki", "bir iki"], (await BodiesAsync(3)).Select(Texts));
    }

    [Fact]
    public async Task After_a_restart_it_is_read_from_the_events_with_changes_and_deletions()
    {
        var webhook = await Live.AddWebhookWithAsync("""{ "transcript": "last", "transcript_messages": 2 }""", "conversation.ended");
        await Live.AcceptAsync(
            Numbered(1, "bir"), Numbered(2, "iki"), Numbered(3, "üç"),
            new GivenEvent("message.updated") { More = """{ "message": { "id": "m-1", "text": "BİR" } }""" },
            new GivenEvent("message.deleted") { More = """{ "message": { "id": "m-2" } }""" });
        await Live.RestartAsync();

        await Live.AcceptAsync(new GivenEvent("conversation.ended"));

        var body = (await BodiesAsync(1)).Single();
        Assert.Equal("BİR üç", Texts(body));
        Assert.False(body.GetProperty("data").GetProperty("messages_truncated").GetBoolean());
        var shape = body.GetProperty("data").GetProperty("messages")[0].EnumerateObject().Select(property => property.Name);
        Assert.Equal(["id", "author", "text", "sent_at", "attachments"], shape);
        using var read = await Live.Api.GetAsync($"/api/v1/webhooks/{webhook.PublicId}");
        var settings = JsonElement.Parse(await read.Content.ReadAsStringAsync());
        Assert.Equal(("last", 2), (settings.GetProperty("transcript").GetString(), settings.GetProperty("transcript_messages").GetInt32()));
    }

    [Fact]
    public async Task A_webhook_that_wants_none_gets_none_beside_one_that_does()
    {
        await Live.AddWebhookAsync("conversation.ended");
        await Live.AddWebhookWithAsync("""{ "transcript": "last" }""", "conversation.ended");

        await Live.AcceptAsync(GivenEvent.Message("visitor", "bir"), new GivenEvent("conversation.ended"));

        Assert.Equal(["", "bir"], (await BodiesAsync(2)).Select(Texts).Order(StringComparer.Ordinal));
    }

    private static GivenEvent Numbered(int number, string text) => GivenEvent.Message("visitor", text) with
    {
        More = string.Create(CultureInfo.InvariantCulture, $$"""{ "message": { "id": "m-{{number}}", "author": { "kind": "visitor" }, "text": "{{text}}" } }"""),
    };

    private static string Texts(JsonElement body) =>
        string.Join(' ', body.GetProperty("data").GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString()));

    private async Task<IReadOnlyList<JsonElement>> BodiesAsync(int count) =>
        [.. (await Live.Receiver.WaitForAsync(count)).Select(request => JsonElement.Parse(request.Body)).OrderBy(body => body.GetProperty("data").GetProperty("event").GetProperty("sequence").GetInt32())];
}
