using System.Runtime.InteropServices;
using System.Text.Json;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Turns the JSON of one event into a checked fact, or notes what is wrong with it.</summary>
internal static class IncomingEventReader
{
    /// <summary>Null when refused; then <paramref name="errors"/> says why.</summary>
    public static IncomingEvent? Read(JsonElement json, FieldErrors errors)
    {
        if (CanonicalJson.Hash(json, out var hash) is { } fault)
        {
            errors.Add(fault.Path.Length == 0 ? FieldErrors.WholeEvent : fault.Path, fault.Why.ToString());
            return null;
        }

        return Read(json, hash, errors);
    }

    /// <summary>Reads one that was checked when it was stored: its text is well formed, and nobody asks for its hash.</summary>
    public static IncomingEvent? ReadStored(JsonElement json, FieldErrors errors) => Read(json, [], errors);

    private static IncomingEvent? Read(JsonElement json, byte[] hash, FieldErrors errors)
    {
        var fields = new JsonFields(json, "", errors);
        var id = fields.RequiredId("id"u8);
        var type = ReadType(fields);
        var occurredAt = fields.Instant("occurred_at"u8);
        var origin = fields.Text("origin"u8, IntakeLimits.ExternalId);
        var conversation = ReadConversation(fields);
        var visitor = fields.Object("visitor"u8) is { } who ? VisitorReader.Read(who) : null;
        var message = Part(fields, "message"u8, EventPart.Message, type) is { } said
            ? MessageReader.Read(said, isNew: type == EventCatalog.MessageCreated)
            : null;
        var ticket = Part(fields, "ticket"u8, EventPart.Ticket, type) is { } request ? TicketReader.Read(request) : null;
        var rating = Part(fields, "rating"u8, EventPart.Rating, type) is { } opinion ? RatingReader.Read(opinion) : null;
        if (errors.Any || type is null || conversation is null)
        {
            return null;
        }

        var body = JsonMarshal.GetRawUtf8Value(json).ToArray();
        return new IncomingEvent
        {
            Id = id,
            Type = type,
            OccurredAt = occurredAt,
            Origin = origin,
            Conversation = conversation,
            Visitor = visitor,
            Message = message,
            Ticket = ticket,
            Rating = rating,
            Data = DataIn(body, json, fields),
            Body = body,
            Hash = hash,
        };
    }

    private static EventType? ReadType(JsonFields fields)
    {
        if (fields.Find("type"u8) is not { } value)
        {
            fields.Refuse("type"u8, "Required");
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            fields.Refuse("type"u8, "MustBeText");
            return null;
        }

        var type = EventCatalog.Find(value.GetString()!);
        if (type is null)
        {
            fields.Refuse("type"u8, "UnknownType");
        }
        else if (type.Origin == EventOrigin.Portal)
        {
            fields.Refuse("type"u8, "PortalType", type.Key);
        }

        return type;
    }

    private static ConversationPatch? ReadConversation(JsonFields fields)
    {
        if (fields.Find("conversation"u8) is null)
        {
            fields.Refuse("conversation.id"u8, "Required");
        }

        return fields.Object("conversation"u8) is { } conversation ? ConversationReader.Read(conversation) : null;
    }

    private static JsonFields? Part(JsonFields fields, ReadOnlySpan<byte> name, EventPart part, EventType? type)
    {
        if (type?.Part == part && fields.Find(name) is null)
        {
            fields.Refuse(name, "PartRequired", type.Key);
        }

        return fields.Object(name);
    }

    private static ReadOnlyMemory<byte> DataIn(ReadOnlyMemory<byte> body, JsonElement json, JsonFields fields)
    {
        if (fields.Find("data"u8) is not { } data)
        {
            return default;
        }

        var raw = JsonMarshal.GetRawUtf8Value(data);
        JsonMarshal.GetRawUtf8Value(json).Overlaps(raw, out var start);
        return body.Slice(start, raw.Length);
    }
}
