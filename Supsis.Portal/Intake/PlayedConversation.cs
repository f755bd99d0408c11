using System.Globalization;
using System.Text.Json.Nodes;

namespace Supsis.Portal.Intake;

/// <summary>A conversation that the portal itself plays; each turn is the event that a chat program would send.</summary>
public sealed class PlayedConversation(EventProducer producer, string prefix, PlayedCast cast)
{
    /// <summary>How the ids of what the simulator plays begin.</summary>
    public const string Simulated = "sim";

    private readonly string _visitorId = producer.NewId(prefix);
    private bool _hasAgent;
    private int _tickets;

    /// <summary>The producer's id, as deliveries name it.</summary>
    public string Id { get; } = producer.NewId(prefix);

    public PlayedCast Cast => cast;

    public JsonObject Start(DateTimeOffset? at) => Event("conversation.started", at);

    public JsonObject Say(PlayedPart part, string text, DateTimeOffset? at)
    {
        // An agent who speaks has the conversation, whether or not somebody pressed "assign".
        _hasAgent |= part == PlayedPart.Agent;
        var said = Event("message.created", at);
        said["message"] = new JsonObject
        {
            ["id"] = producer.NewId(prefix),
            ["author"] = Author(part),
            ["text"] = text,
        };
        return said;
    }

    public JsonObject Assign(DateTimeOffset? at)
    {
        _hasAgent = true;
        return Event("conversation.assigned", at);
    }

    public JsonObject HandOver(DateTimeOffset? at)
    {
        _hasAgent = true;
        return Event("conversation.handed_over", at);
    }

    public JsonObject OpenTicket(string subject, DateTimeOffset? at)
    {
        var opened = Event("ticket.created", at);
        var number = string.Create(CultureInfo.InvariantCulture, $"{Id[^6..].ToUpperInvariant()}-{++_tickets}");
        opened["ticket"] = new JsonObject
        {
            ["id"] = producer.NewId(prefix),
            ["number"] = number,
            ["subject"] = subject,
            ["status"] = "open",
            ["priority"] = "normal",
        };
        return opened;
    }

    public JsonObject Rate(int score, string? comment, DateTimeOffset? at)
    {
        var rated = Event("conversation.rated", at);
        rated["rating"] = new JsonObject { ["score"] = score, ["max"] = 5, ["comment"] = comment };
        return rated;
    }

    public JsonObject End(DateTimeOffset? at) => Event("conversation.ended", at);

    private JsonObject Event(string type, DateTimeOffset? at)
    {
        var made = new JsonObject { ["id"] = producer.NewId(prefix), ["type"] = type, ["conversation"] = Conversation(), ["visitor"] = Visitor() };
        if (at is { } occurredAt)
        {
            made["occurred_at"] = occurredAt.ToString("O", CultureInfo.InvariantCulture);
        }

        return made;
    }

    private JsonObject Conversation()
    {
        var conversation = new JsonObject
        {
            ["id"] = Id,
            ["channel"] = new JsonObject { ["type"] = cast.ChannelType, ["id"] = $"{prefix}-{cast.ChannelType}", ["name"] = cast.ChannelName },
            ["department"] = Named(cast.Department),
            ["bot"] = Named(cast.Bot),
        };
        if (_hasAgent)
        {
            conversation["agent"] = Named(cast.Agent);
        }

        if (cast.PageUrl is not null)
        {
            conversation["page"] = new JsonObject { ["url"] = cast.PageUrl, ["title"] = cast.PageTitle };
        }

        return conversation;
    }

    private JsonObject Visitor() => new()
    {
        ["id"] = _visitorId,
        ["name"] = cast.Visitor,
        ["email"] = cast.Email,
        ["phone"] = cast.Phone,
        ["locale"] = cast.Locale,
        ["country"] = cast.Country,
    };

    private JsonObject Author(PlayedPart part) => part switch
    {
        PlayedPart.Visitor => new JsonObject { ["kind"] = "visitor", ["id"] = _visitorId, ["name"] = cast.Visitor },
        PlayedPart.Bot => AuthorOf("bot", cast.Bot),
        _ => AuthorOf("agent", cast.Agent),
    };

    private JsonObject AuthorOf(string kind, string name)
    {
        var author = Named(name);
        author["kind"] = kind;
        return author;
    }

    // The same person has the same id in every conversation that is played.
    private JsonObject Named(string name) => new() { ["id"] = $"{prefix}-{name}", ["name"] = name };
}
