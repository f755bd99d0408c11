using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Finds who wrote what in an event that was checked when it was stored, and reads nothing else of it.</summary>
internal static class StoredMessageReader
{
    /// <summary>Its author's kind and its text; null where there is no message.</summary>
    /// <param name="body">UTF-8 JSON.</param>
    public static Message? Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        return Enter(ref json, "message"u8) ? ReadMessage(ref json) : null;
    }

    private static Message ReadMessage(ref Utf8JsonReader json)
    {
        var (author, text) = ((Author?)null, (string?)null);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (isText, isAuthor) = (json.ValueTextEquals("text"u8), json.ValueTextEquals("author"u8));
            json.Read();
            if (isText && json.TokenType == JsonTokenType.String)
            {
                text = json.GetString();
            }
            else if (isAuthor && json.TokenType == JsonTokenType.StartObject)
            {
                author = ReadAuthor(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return new Message("", author, text, null, []);
    }

    private static Author? ReadAuthor(ref Utf8JsonReader json)
    {
        Author? author = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isKind = json.ValueTextEquals("kind"u8);
            json.Read();
            author = isKind ? new Author(MessageReader.KindOf(ref json), null, null) : author;
            json.Skip();
        }

        return author;
    }

    private static bool Enter(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = json.ValueTextEquals(name);
            json.Read();
            if (isIt)
            {
                return json.TokenType == JsonTokenType.StartObject;
            }

            json.Skip();
        }

        return false;
    }
}
