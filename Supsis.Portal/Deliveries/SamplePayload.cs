using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>The body of a test: the shape of every delivery, about a conversation that never was.</summary>
internal static class SamplePayload
{
    private const string ConversationId = "c-42";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ForTest(LiveWebhook webhook, PayloadSource source, Guid eventId, DateTimeOffset now) =>
        Encoding.UTF8.GetBytes(new JsonObject
        {
            ["type"] = EventCatalog.WebhookTest.Key,
            ["timestamp"] = PayloadParts.Time(now),
            ["data"] = new JsonObject
            {
                ["event"] = new JsonObject { ["id"] = PublicId.Format(PublicId.Event, eventId), ["sequence"] = 1, ["schema_version"] = 1, ["test"] = true, ["data"] = new JsonObject() },
                ["workspace"] = new JsonObject { ["id"] = PublicId.Format(PublicId.Workspace, source.WorkspaceId), ["name"] = source.WorkspaceName },
                ["trigger"] = Trigger(webhook),
                ["conversation"] = Conversation(source, now),
                ["visitor"] = Visitor(),
                ["message"] = Message(now),
                ["messages"] = new JsonArray(),
                ["messages_truncated"] = false,
                ["ticket"] = null,
                ["changes"] = new JsonArray(),
            },
        }.ToJsonString(Readable));

    private static JsonObject Trigger(LiveWebhook webhook) => new()
    {
        ["webhook_id"] = PublicId.Format(PublicId.Webhook, webhook.Id),
        ["webhook_name"] = webhook.Name,
        ["kind"] = "test",
        ["keyword"] = null,
        ["matched_text"] = null,
        ["matches"] = new JsonArray(),
        ["idle_minutes"] = null,
        ["silent_party"] = null,
    };

    private static JsonObject Conversation(PayloadSource source, DateTimeOffset now) => new()
    {
        ["id"] = ConversationId,
        ["number"] = 42,
        ["url"] = source.ConversationUrl(ConversationId),
        ["status"] = "open",
        ["channel"] = new JsonObject { ["type"] = "web", ["id"] = "site-1", ["name"] = "Web sitesi" },
        ["started_at"] = PayloadParts.Time(now.AddMinutes(-4)),
        ["ended_at"] = null,
        ["page"] = new JsonObject { ["url"] = "https://www.example.com/iade", ["title"] = "İade koşulları", ["referrer"] = null },
        ["department"] = Named("d-1", "Destek"),
        ["agent"] = Named("a-7", "Mert"),
        ["bot"] = null,
        ["tags"] = new JsonArray("vip"),
        ["custom_attributes"] = new JsonObject { ["plan"] = "gold" },
        ["rating"] = null,
        ["timings"] = new JsonObject
        {
            ["first_response_seconds"] = 42,
            ["duration_seconds"] = null,
            ["messages_by_visitor"] = 2,
            ["messages_by_agent"] = 1,
            ["messages_by_bot"] = 0,
        },
    };

    private static JsonObject Visitor() => new()
    {
        ["id"] = "v-9",
        ["name"] = "Ayşe Yılmaz",
        ["email"] = "ayse@example.com",
        ["phone"] = "+90 555 000 00 34",
        ["locale"] = "tr",
        ["country"] = "TR",
        ["custom_attributes"] = new JsonObject(),
    };

    private static JsonObject Message(DateTimeOffset now) => new()
    {
        ["id"] = "m-3",
        ["author"] = new JsonObject { ["kind"] = "visitor", ["id"] = "v-9", ["name"] = "Ayşe Yılmaz" },
        ["text"] = "Merhaba, siparişimi iade etmek istiyorum.",
        ["sent_at"] = PayloadParts.Time(now),
        ["attachments"] = new JsonArray(),
    };

    private static JsonObject Named(string id, string name) => new() { ["id"] = id, ["name"] = name };
}
