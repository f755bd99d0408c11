using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Deliveries;

/// <summary>The <c>visitor</c> of a body; the same fields, all null, when nobody said who it is.</summary>
internal static class VisitorPart
{
    public static void Write(Utf8JsonWriter json, VisitorState? visitor)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, visitor?.ExternalId);
        json.WriteString("name"u8, visitor?.Name);
        json.WriteString("email"u8, visitor?.Email);
        json.WriteString("phone"u8, visitor?.Phone);
        json.WriteString("locale"u8, visitor?.Locale);
        json.WriteString("country"u8, visitor?.Country);
        json.WritePropertyName("custom_attributes"u8);
        JsonSerializer.Serialize(json, visitor?.CustomAttributes ?? Attributes.None, ConversationJson.Default.IReadOnlyDictionaryStringJsonElement);
        json.WriteEndObject();
    }
}
