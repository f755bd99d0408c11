using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>One message of a transcript, ready to be put into a body.</summary>
internal sealed class TranscriptLine
{
    /// <summary>UTF-16 units; beyond them a text ends with an ellipsis. The message that an event is about stands in its body whole.</summary>
    public const int LongestText = 16_384;

    private readonly DateTimeOffset _at;

    public TranscriptLine(Message message, DateTimeOffset at)
    {
        (Message, _at) = (message, at);
        IsCut = message.Text?.Length > LongestText;
        Json = PayloadWriter.Render(json => MessagePart.Write(json, IsCut ? message with { Text = Shorten(message.Text!) } : message, at));
    }

    public Message Message { get; }

    public byte[] Json { get; }

    public bool IsCut { get; }

    /// <summary>As it reads after somebody changed it: what the change does not say stays.</summary>
    public TranscriptLine With(Message change) => new(
        Message with
        {
            Author = change.Author ?? Message.Author,
            Text = change.Text ?? Message.Text,
            Attachments = change.Attachments.Count > 0 ? change.Attachments : Message.Attachments,
        },
        _at);

    // Never between the halves of a surrogate pair.
    private static string Shorten(string text) => text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
}
