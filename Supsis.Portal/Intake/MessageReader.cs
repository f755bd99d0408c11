using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Reads the <c>message</c> of an event.</summary>
internal static class MessageReader
{
    private static readonly KeyValuePair<string, AuthorKind>[] Kinds =
    [
        new("visitor", AuthorKind.Visitor),
        new("agent", AuthorKind.Agent),
        new("bot", AuthorKind.Bot),
        new("system", AuthorKind.System),
    ];

    /// <summary>A new message must say who wrote what; a change or a deletion may name the message alone.</summary>
    public static Message Read(JsonFields message, bool isNew)
    {
        var read = new Message(
            message.RequiredId("id"u8),
            ReadAuthor(message, isNew),
            message.Text("text"u8, IntakeLimits.MessageText),
            message.Instant("sent_at"u8),
            ReadAttachments(message));

        if (isNew && IsMissingText(message, read.Text) && read.Attachments.Count == 0)
        {
            message.Refuse("text"u8, "TextOrAttachment");
        }

        return read;
    }

    /// <summary>The kind that a stored author has.</summary>
    public static AuthorKind KindOf(ref Utf8JsonReader json)
    {
        foreach (var (word, kind) in Kinds)
        {
            if (json.ValueTextEquals(word))
            {
                return kind;
            }
        }

        return default;
    }

    // A text of the wrong kind has its error already.
    private static bool IsMissingText(JsonFields message, string? text) => text?.Length == 0 || message.Find("text"u8) is null;

    private static Author? ReadAuthor(JsonFields message, bool isRequired)
    {
        if (message.Find("author"u8) is null)
        {
            if (isRequired)
            {
                message.Refuse("author.kind"u8, "Required");
            }

            return null;
        }

        if (message.Object("author"u8) is not { } author)
        {
            return null;
        }

        if (author.Find("kind"u8) is null)
        {
            author.Refuse("kind"u8, "Required");
        }

        var kind = author.Choice("kind"u8, Kinds) ?? default;
        return new Author(kind, author.Id("id"u8), author.Text("name"u8, IntakeLimits.Name));
    }

    private static List<Attachment> ReadAttachments(JsonFields message)
    {
        var attachments = new List<Attachment>();
        if (message.Array("attachments"u8, IntakeLimits.Attachments) is not { } array)
        {
            return attachments;
        }

        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            if (message.ObjectAt("attachments"u8, index++, element) is { } attachment)
            {
                attachments.Add(ReadAttachment(attachment));
            }
        }

        return attachments;
    }

    private static Attachment ReadAttachment(JsonFields attachment) => new(
        attachment.Text("name"u8, IntakeLimits.Title),
        attachment.Text("url"u8, IntakeLimits.Address),
        attachment.Size("size"u8),
        attachment.Text("content_type"u8, IntakeLimits.Name));
}
