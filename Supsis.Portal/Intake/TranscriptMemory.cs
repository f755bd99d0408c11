using System.Text.Json;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>The transcripts of the conversations in which somebody speaks just now: read once from the events and then kept up by ear.</summary>
/// <remarks>Used by the group writer's thread only. To read a whole conversation anew for each of its messages would make long ones quadratically slow.</remarks>
internal sealed class TranscriptMemory(IStringLocalizer<IntakeTexts> texts)
{
    private const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Of a conversation that has to be read, so many of its newest events are looked at.</summary>
    private const int NewestEvents = 2_000;

    private const string MessagesSql = "SELECT type, body, occurred_at FROM events WHERE conversation_id = $1 AND sequence > $2 ORDER BY sequence";

    private readonly Dictionary<Guid, Transcript> _transcripts = [];
    private long _bytes;

    /// <summary>Keeps a known transcript up; of the others nothing need be known.</summary>
    public void Hear(Guid conversationId, string type, Message? message, DateTimeOffset at)
    {
        if (message is not null && _transcripts.TryGetValue(conversationId, out var transcript))
        {
            var before = transcript.Bytes;
            transcript.Hear(type, message, at);
            _bytes += transcript.Bytes - before;
        }
    }

    /// <summary>The transcript up to the newest event of the conversation, which is stored already.</summary>
    public TranscriptPart For(GroupTransaction transaction, ConversationState conversation, TranscriptSetting setting)
    {
        if (setting.Kind == TranscriptKind.None)
        {
            return TranscriptPart.Empty;
        }

        return Of(transaction, conversation).For(setting);
    }

    /// <summary>The last thing that was said; null when nothing was.</summary>
    public Message? Newest(GroupTransaction transaction, ConversationState conversation) => Of(transaction, conversation).Newest;

    private Transcript Of(GroupTransaction transaction, ConversationState conversation) =>
        _transcripts.TryGetValue(conversation.Id, out var known) ? known : Remember(conversation.Id, Read(transaction, conversation));

    public void Forget()
    {
        _transcripts.Clear();
        _bytes = 0;
    }

    private Transcript Remember(Guid conversationId, Transcript transcript)
    {
        // Everything here is on disk too: forgetting it all now and then costs reads, and no bookkeeping.
        if (_bytes > MostBytes)
        {
            Forget();
        }

        _bytes += transcript.Bytes;
        return _transcripts[conversationId] = transcript;
    }

    private Transcript Read(GroupTransaction transaction, ConversationState conversation)
    {
        var transcript = new Transcript();
        if (conversation.LastSequence > NewestEvents)
        {
            transcript.MarkIncomplete();
        }

        using var row = transaction.Command(MessagesSql).Query(conversation.Id, conversation.LastSequence - NewestEvents);
        while (row.Read())
        {
            if (EventCatalog.Find(row.Text(0)) is { Part: EventPart.Message } type && MessageIn(row.Bytes(1), type) is { } message)
            {
                transcript.Hear(type.Key, message, row.Instant(2));
            }
        }

        return transcript;
    }

    private Message? MessageIn(byte[] body, EventType type)
    {
        using var json = JsonDocument.Parse(body);
        return new JsonFields(json.RootElement, "", new FieldErrors(texts)).Object("message"u8) is { } said
            ? MessageReader.Read(said, isNew: type == EventCatalog.MessageCreated)
            : null;
    }
}
