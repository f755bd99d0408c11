using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Deliveries;

/// <summary>Writes the body of a webhook once, as the bytes that are stored, signed and sent. The shape never varies (docs/events.md).</summary>
/// <remarks>What all deliveries of an event share is rendered once; only the <c>trigger</c> is each delivery's own.</remarks>
internal sealed class PayloadWriter(PayloadEvent @event, ConversationState conversation, PayloadSource source)
{
    private const int ExpectedLength = 2048;

    // Readable Turkish instead of \u0131; a body is never put into a page as markup.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // Seven pieces a delivery: a buffer and a writer for each would be most of what the intake allocates.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    private readonly byte[] _event = Render(json => PayloadParts.WriteEvent(json, @event));
    private readonly byte[] _conversation = Render(json => ConversationPart.Write(json, conversation, source.ConversationUrl(conversation.ExternalId)));
    private readonly byte[] _visitor = Render(json => VisitorPart.Write(json, conversation.Visitor));
    private readonly byte[] _message = Render(json => MessagePart.Write(json, @event.Message, @event.OccurredAt));
    private readonly byte[] _ticket = Render(json => JsonSerializer.Serialize(json, @event.Ticket, ConversationJson.Default.Ticket));
    private readonly byte[] _changes = Render(json => PayloadParts.WriteChanges(json, @event.Changes));

    /// <summary>The whole body for one trigger.</summary>
    public byte[] For(TriggerEvidence trigger, TranscriptPart transcript) => Render(json =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, @event.Type);
        json.WriteString("timestamp"u8, PayloadParts.Time(@event.OccurredAt));
        json.WriteStartObject("data"u8);
        Write(json, "event"u8, _event);
        PayloadParts.WriteWorkspace(json, source);
        PayloadParts.WriteTrigger(json, trigger);
        Write(json, "conversation"u8, _conversation);
        Write(json, "visitor"u8, _visitor);
        Write(json, "message"u8, _message);
        Write(json, "messages"u8, transcript.Json);
        json.WriteBoolean("messages_truncated"u8, transcript.IsTruncated);
        Write(json, "ticket"u8, _ticket);
        Write(json, "changes"u8, _changes);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>A piece of a body, written as bodies are written.</summary>
    internal static byte[] Render(Action<Utf8JsonWriter> write)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(ExpectedLength);
        var json = _json ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
