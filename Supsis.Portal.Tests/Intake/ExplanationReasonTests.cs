using System.Net;
using System.Text.Json;
using Supsis.Portal.Data;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Why each rule fired, or did not, asked over the API of a portal that has lived through it.</summary>
public sealed class ExplanationReasonTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_silence_is_no_matter_of_rules_that_wait_longer()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 5 }""", """{ "type": "conversation.inactive", "minutes": 30 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await TellSilencesAfterAsync(6);

        Assert.Equal(["fired"], Reasons(await ExplainAsync()));

        await TellSilencesAfterAsync(25);
        Assert.Equal(["fired", "fired"], Reasons(await ExplainAsync()));
    }

    [Fact]
    public async Task A_silence_that_was_over_on_receipt_is_told_of_its_own_rule()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 5 }""", """{ "type": "conversation.inactive", "minutes": 30 }""");
        Live.Clock.Advance(TimeSpan.FromMinutes(60));
        await Live.AcceptAsync(GivenEvent.Message("visitor") with { At = Live.Clock.GetUtcNow() - TimeSpan.FromMinutes(10) });
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
        await Live.SettleAsync();

        Assert.Equal(["fired"], Reasons(await ExplainAsync()));
    }

    [Fact]
    public async Task The_end_breaks_a_silence_too()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 5 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromMinutes(2));
        await Live.AcceptAsync(new GivenEvent("conversation.ended"));

        Assert.Equal(["silence_broken"], Reasons(await ExplainAsync()));
    }

    [Fact]
    public async Task A_condition_of_a_silence_sees_what_was_known_while_it_lasted()
    {
        await Live.AddWebhookWithAsync(
            """{ "conditions": [ { "field": "channel.type", "operator": "equals", "values": ["whatsapp"] } ] }""", """{ "type": "conversation.inactive", "minutes": 5 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await TellSilencesAfterAsync(6);
        await Live.AcceptAsync(new GivenEvent("conversation.assigned") { More = """{ "conversation": { "channel": { "type": "whatsapp" } } }""" });

        Assert.Equal(["condition"], Reasons(await ExplainAsync()));
    }

    [Fact]
    public async Task An_origin_may_name_the_delivery()
    {
        await Live.AddWebhookAsync("message.created");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        var delivery = Assert.Single(await Live.DeliveriesAsync());
        await Live.AcceptAsync(GivenEvent.Message("agent") with
        {
            More = $$"""{ "origin": "{{PublicId.Format(PublicId.Delivery, delivery.Id)}}", "message": { "id": "m-own", "author": { "kind": "agent" }, "text": "merhaba" } }""",
        });

        Assert.Equal(["fired", "own_receiver"], Reasons(await ExplainAsync()));
    }

    private async Task TellSilencesAfterAsync(int minutes)
    {
        Live.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
        await Live.SettleAsync();
    }

    private static List<JsonElement> Verdicts(JsonElement explanation) =>
        [.. explanation.GetProperty("events").EnumerateArray().SelectMany(moment => moment.GetProperty("rules").EnumerateArray())];

    private static IReadOnlyList<string?> Reasons(JsonElement explanation) => [.. Verdicts(explanation).Select(verdict => verdict.GetProperty("reason").GetString())];

    private async Task<JsonElement> ExplainAsync(string conversation = "c-1")
    {
        using var answer = await Live.Api.GetAsync($"/api/v1/conversations/{Uri.EscapeDataString(conversation)}/explanation");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }
}
