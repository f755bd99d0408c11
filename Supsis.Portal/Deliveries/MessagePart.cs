using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The <c>message</c> of a body; null for an event that is none.</summary>
internal static class MessagePart
{
    public static void Write(Utf8JsonWriter json, Message? message, DateTimeOffset occurredAt)
    {
        if (message is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("id"u8, message.Id);
        json.WriteStartObject("author"u8);
        json.WriteString("kind"u8, message.Author is { } author ? EnumWord.Of(author.Kind) : null);
        json.WriteString("id"u8, message.Author?.Id);
        json.WriteString("name"u8, message.Author?.Name);
        json.WriteEndObject();
        json.WriteString("text"u8, message.Text);
        json.WriteString("sent_at"u8, PayloadParts.Time(message.SentAt ?? occurredAt));
        json.WritePropertyName("attachments"u8);
        JsonSerializer.Serialize(json, message.Attachments, ConversationJson.Default.IReadOnlyListAttachment);
        json.WriteEndObject();
    }
}
