using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The <c>conversation</c> of a body, as it stands after the event.</summary>
internal static class ConversationPart
{
    private static readonly WebPage NoPage = new(null, null, null);

    public static void Write(Utf8JsonWriter json, ConversationState conversation, string url)
    {
        var details = conversation.Details;
        json.WriteStartObject();
        json.WriteString("id"u8, conversation.ExternalId);
        json.WriteNumber("number"u8, conversation.Number);
        json.WriteString("url"u8, url);
        json.WriteString("status"u8, EnumWord.Of(conversation.Status));
        Write(json, "channel", details.Channel, ConversationJson.Default.Channel);
        json.WriteString("started_at"u8, PayloadParts.Time(conversation.StartedAt));
        PayloadParts.WriteTimeOrNull(json, "ended_at"u8, conversation.EndedAt);
        Write(json, "page", details.Page ?? NoPage, ConversationJson.Default.WebPage);
        Write(json, "department", details.Department, ConversationJson.Default.NamedReference);
        Write(json, "agent", details.Agent, ConversationJson.Default.NamedReference);
        Write(json, "bot", details.Bot, ConversationJson.Default.NamedReference);
        Write(json, "tags", details.Tags, ConversationJson.Default.IReadOnlyListString);
        Write(json, "custom_attributes", details.CustomAttributes, ConversationJson.Default.IReadOnlyDictionaryStringJsonElement);
        Write(json, "rating", details.Rating, ConversationJson.Default.Rating);
        WriteTimings(json, conversation);
        json.WriteEndObject();
    }

    private static void WriteTimings(Utf8JsonWriter json, ConversationState conversation)
    {
        json.WriteStartObject("timings"u8);
        PayloadParts.WriteNumberOrNull(json, "first_response_seconds"u8, Seconds(conversation.StartedAt, conversation.FirstResponseAt));
        PayloadParts.WriteNumberOrNull(json, "duration_seconds"u8, Seconds(conversation.StartedAt, conversation.EndedAt));
        json.WriteNumber("messages_by_visitor"u8, conversation.MessagesByVisitor);
        json.WriteNumber("messages_by_agent"u8, conversation.MessagesByAgent);
        json.WriteNumber("messages_by_bot"u8, conversation.MessagesByBot);
        json.WriteEndObject();
    }

    private static long? Seconds(DateTimeOffset from, DateTimeOffset? to) => to is { } end ? Math.Max(0, (long)(end - from).TotalSeconds) : null;

    private static void Write<T>(Utf8JsonWriter json, string name, T? value, JsonTypeInfo<T> type)
        where T : class
    {
        json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(json, value, type);
        }
    }
}
