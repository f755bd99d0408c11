using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>The bodies that receivers are promised, one of each kind of trigger. A change of these files is a change of the contract.</summary>
public sealed partial class PayloadWriterTests
{
    private const string FullMessage = """
        { "conversation": { "channel": { "type": "web", "id": "site-1", "name": "Web sitesi" }, "department": { "id": "d-1", "name": "Destek" }, "agent": { "id": "a-7", "name": "Mert" }, "bot": null,
            "page": { "url": "https://example.com/iade?a=1&b=2", "title": "İade <b>koşulları</b>", "referrer": null }, "tags": ["vip"], "status": "open", "custom_attributes": { "plan": "gold" } },
          "visitor": { "id": "v-9", "name": "Ayşe", "email": "ayse@example.com", "phone": "+90 555 000 00 34", "locale": "tr", "country": "TR", "custom_attributes": { "yaş": 34 } },
          "message": { "id": "m-3", "author": { "kind": "visitor", "id": "v-9", "name": "Ayşe" }, "text": "İADE istiyorum, iade! 😀", "sent_at": "2026-11-22T13:15:29.5+03:00",
            "attachments": [ { "name": "fatura.pdf", "url": "https://example.com/fatura.pdf", "size": 12345, "content_type": "application/pdf" } ] },
          "data": { "a": [1, 2.50, "ü"] } }
        """;

    [Fact]
    public async Task The_body_of_every_kind_of_trigger_is_as_approved()
    {
        await using var live = await LivePortal.StartAsync(new Dictionary<string, string?> { ["Portal:PublicUrl"] = "https://portal.example.com" });
        await live.AddWebhookAsync(
            "conversation.started", "message.created", "conversation.rated", "ticket.created", "conversation.ended",
            """{ "type": "keyword.matched", "keywords": ["iade", "istiyor"] }""",
            """{ "type": "conversation.inactive", "minutes": 5, "silent_party": "agent" }""");
        await live.AcceptAsync(new GivenEvent("message.created", "c/42 ü") { More = FullMessage });
        live.Clock.Advance(TimeSpan.FromMinutes(5));
        await live.Get<SilencePass>().RunAsync(CancellationToken.None);
        await live.AcceptAsync(
            new GivenEvent("ticket.created", "c/42 ü") { More = """{ "ticket": { "id": "t-1", "number": "2026-17", "subject": "İade", "status": "open", "priority": "high", "url": "https://example.com/t/1" } }""" },
            new GivenEvent("conversation.rated", "c/42 ü") { More = """{ "rating": { "score": 4.5, "max": 5, "comment": null }, "conversation": { "status": "ended" } }""" });

        var bodies = new StringBuilder();
        foreach (var type in (string[])["conversation.started", "message.created", "keyword.matched", "conversation.inactive", "ticket.created", "conversation.rated", "conversation.ended"])
        {
            bodies.Append(Readable(await live.TextAsync(type, "c/42 ü")));
        }

        Approved.Matches("bodies", bodies.ToString());
    }

    [Fact]
    public async Task Every_body_has_the_same_shape()
    {
        await using var live = await LivePortal.StartAsync();
        await live.AddWebhookAsync("conversation.started", "message.created", "conversation.ended");
        await live.AcceptAsync(new GivenEvent("message.created") { More = FullMessage }, new GivenEvent("conversation.ended", "c-2"));

        var shapes = new List<string>();
        foreach (var (type, conversation) in ((string, string)[])[("conversation.started", "c-1"), ("message.created", "c-1"), ("conversation.started", "c-2"), ("conversation.ended", "c-2")])
        {
            var body = await live.BodyAsync(type, conversation);
            shapes.Add(string.Join(' ', Names(body), Names(body, "data"), Names(body, "data", "event"), Names(body, "data", "trigger"), Names(body, "data", "conversation"), Names(body, "data", "visitor")));
        }

        Assert.Single(shapes.Distinct());
    }

    private static string Names(JsonElement body, params string[] path) =>
        string.Join(',', path.Aggregate(body, (part, name) => part.GetProperty(name)).EnumerateObject().Select(property => property.Name));

    // Indented for the eye, with what differs from run to run named instead.
    private static string Readable(byte[] body)
    {
        var options = new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Assert.DoesNotContain((byte)'\n', body);
        var text = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(body)), options);
        return PublicIds().Replace(text, match => match.Groups["kind"].Value + "_…") + "\n";
    }

    [GeneratedRegex("\\b(?<kind>evt|wh|ws|msg)_[0-9A-Z]{26}\\b")]
    private static partial Regex PublicIds();
}
