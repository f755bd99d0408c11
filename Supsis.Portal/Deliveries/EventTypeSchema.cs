using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Supsis.Portal.Conversations;

namespace Supsis.Portal.Deliveries;

/// <summary>The JSON Schema (2020-12) of the bodies of one event type: the shape of all bodies, with what this type makes certain.</summary>
internal static class EventTypeSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    public static JsonElement Of(EventType type)
    {
        var schema = Shape();
        schema.Insert(0, "$schema", Dialect);
        schema.Insert(1, "title", type.Key);
        Properties(schema)["type"] = Const(type.Key);

        var data = Properties(Properties(schema)["data"]!);
        Properties(data["trigger"]!)["kind"] = Const(KindOf(type));
        Properties(data["event"]!)["test"] = Const(type == EventCatalog.WebhookTest);
        if (type.Part == EventPart.Message || type == EventCatalog.KeywordMatched)
        {
            Demand(data["message"]!);
        }
        else if (type.Part == EventPart.Ticket)
        {
            Demand(data["ticket"]!);
        }
        else if (type.Part == EventPart.Rating)
        {
            Demand(Properties(data["conversation"]!)["rating"]!);
        }

        return JsonSerializer.SerializeToElement(schema);
    }

    // A schema of OpenAPI 3.1 is one of JSON Schema 2020-12.
    private static JsonObject Shape()
    {
        using var text = new StringWriter();
        DeliveredSchema.Build().SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!.AsObject();
    }

    private static JsonObject Properties(JsonNode schema) => schema["properties"]!.AsObject();

    private static JsonObject Const(JsonNode value) => new() { ["const"] = value };

    private static void Demand(JsonNode schema) => schema["type"] = "object";

    private static string KindOf(EventType type) => type.Key switch
    {
        "keyword.matched" => "keyword",
        "conversation.inactive" => "inactivity",
        "sla.breached" => "sla",
        "webhook.test" => "test",
        _ => "event",
    };
}
