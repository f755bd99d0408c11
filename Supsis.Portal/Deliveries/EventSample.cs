using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Deliveries;

/// <summary>What a delivery of an event type looks like, written by the writer of all deliveries about a conversation that never was.</summary>
internal static class EventSample
{
    private const string Text = "Merhaba, siparişimi iade etmek istiyorum.";
    private const string Keyword = "iade";

    private static readonly DateTimeOffset At = new(2026, 11, 22, 7, 15, 30, 123, TimeSpan.Zero);
    private static readonly Guid Workspace = Guid.CreateVersion7(At.AddDays(-30));
    private static readonly PayloadSource Source = new(Workspace, "Çağrı Merkezi", "cagri-merkezi", "https://portal.example.com");

    public static byte[] Of(EventType type) => new PayloadWriter(EventOf(type), ConversationOf(type), Source).For(TriggerOf(type), TranscriptPart.Empty);

    private static PayloadEvent EventOf(EventType type) => new(
        Guid.CreateVersion7(At),
        type.Key,
        Sequence: 7,
        At,
        ReadOnlyMemory<byte>.Empty,
        type.Part == EventPart.Message || type == EventCatalog.KeywordMatched ? Message() : null,
        type.Part == EventPart.Ticket ? new Ticket("t-5", "2026-118", "İade talebi", "open", "normal", "https://crm.example.com/t/5") : null,
        Changes: [])
    {
        IsTest = type == EventCatalog.WebhookTest,
    };

    private static TriggerEvidence TriggerOf(EventType type)
    {
        var webhook = Guid.CreateVersion7(At.AddDays(-7));
        var trigger = new TriggerEvidence(webhook, "CRM", "event");
        if (type == EventCatalog.KeywordMatched)
        {
            return trigger with { Kind = "keyword", Matches = [new KeywordEvidence(Keyword, Keyword, Text.IndexOf(Keyword, StringComparison.Ordinal), Keyword.Length)] };
        }

        return type.Key switch
        {
            "conversation.inactive" => trigger with { Kind = "inactivity", IdleMinutes = 5, SilentParty = "anyone" },
            "sla.breached" => trigger with { Kind = "sla", IdleMinutes = 5, SilentParty = "agent" },
            "webhook.test" => trigger with { Kind = "test" },
            _ => trigger,
        };
    }

    private static ConversationState ConversationOf(EventType type)
    {
        var conversation = ConversationState.Open(Guid.CreateVersion7(At.AddMinutes(-4)), Workspace, "c-42", 4711, At.AddMinutes(-4));
        conversation.Visitor = new VisitorState(Guid.CreateVersion7(At.AddDays(-2)), "v-9")
        {
            Name = "Ayşe Yılmaz",
            Email = "ayse@example.com",
            Phone = "+90 555 000 00 34",
            Locale = "tr",
            Country = "TR",
        };
        conversation.Details = new ConversationDetails
        {
            Channel = new Channel("web", "site-1", "Web sitesi"),
            Department = new NamedReference("d-1", "Destek"),
            Agent = new NamedReference("a-7", "Mert"),
            Page = new WebPage("https://www.example.com/iade", "İade koşulları", null),
            Tags = ["vip"],
            CustomAttributes = new Dictionary<string, JsonElement> { ["plan"] = JsonElement.Parse("\"gold\"") },
            Rating = type.Part == EventPart.Rating ? new Rating(4, 5, "Hızlı yanıt için teşekkürler.") : null,
        };
        conversation.Hear(AuthorKind.Visitor, At.AddMinutes(-3));
        conversation.Hear(AuthorKind.Agent, At.AddMinutes(-2));
        if (type == EventCatalog.ConversationEnded || type == EventCatalog.ConversationAbandoned)
        {
            conversation.End(At);
        }

        return conversation;
    }

    private static Message Message() => new("m-3", new Author(AuthorKind.Visitor, "v-9", "Ayşe Yılmaz"), Text, At, []);
}
