using System.Text.Json.Nodes;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>An event as a producer would send it; what a test does not say is left out.</summary>
internal sealed record GivenEvent(string Type, string Conversation = "c-1")
{
    private static int _last;

    public string Id { get; init; } = $"p-{Interlocked.Increment(ref _last)}";

    public DateTimeOffset? At { get; init; }

    /// <summary>The conversation's status as the producer says it.</summary>
    public string? Status { get; init; }

    /// <summary>JSON that is laid over the event, level by level.</summary>
    public string More { get; init; } = "{}";

    public string Json
    {
        get
        {
            var json = new JsonObject { ["id"] = Id, ["type"] = Type, ["conversation"] = new JsonObject { ["id"] = Conversation } };
            if (At is { } at)
            {
                json["occurred_at"] = at;
            }

            if (Status is not null)
            {
                json["conversation"]!["status"] = Status;
            }

            Lay(JsonNode.Parse(More)!.AsObject(), json);
            return json.ToJsonString();
        }
    }

    /// <summary>Somebody writes.</summary>
    public static GivenEvent Message(string author, string text = "merhaba", string conversation = "c-1") => new("message.created", conversation)
    {
        More = new JsonObject
        {
            ["message"] = new JsonObject { ["id"] = $"m-{Interlocked.Increment(ref _last)}", ["author"] = new JsonObject { ["kind"] = author }, ["text"] = text },
        }.ToJsonString(),
    };

    private static void Lay(JsonObject over, JsonObject under)
    {
        foreach (var (key, value) in over.ToList())
        {
            if (value is JsonObject part && under[key] is JsonObject known)
            {
                Lay(part, known);
            }
            else
            {
                over.Remove(key);
                under[key] = value;
            }
        }
    }
}
