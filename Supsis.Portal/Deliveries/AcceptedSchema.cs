using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The shape of an event as a producer sends it. Only what is required is demanded; what else it holds is ignored.</summary>
internal static class AcceptedSchema
{
    private const int MostAtOnce = 1000;

    public static OpenApiSchema Build() => Object(
        ["id", "type", "conversation"],
        ("id", Text()),
        ("type", OneOf(EventCatalog.All.Where(type => type.Origin != EventOrigin.Portal).Select(type => type.Key))),
        ("occurred_at", Maybe(Instant())),
        ("conversation", Conversation()),
        ("visitor", Maybe(Object([], ("id", Text()), ("name", MaybeText()), ("email", MaybeText()), ("phone", MaybeText()), ("locale", MaybeText()), ("country", MaybeText()), ("custom_attributes", Free())))),
        ("message", Maybe(Message())),
        ("ticket", Maybe(Object([], ("id", MaybeText()), ("number", MaybeText()), ("subject", MaybeText()), ("status", MaybeText()), ("priority", MaybeText()), ("url", MaybeText())))),
        ("rating", Maybe(Object([], ("score", Maybe(Number())), ("max", Maybe(Number())), ("comment", MaybeText())))),
        ("data", Free()));

    /// <summary>One event, or an array of them.</summary>
    public static OpenApiRequestBody Body(IOpenApiSchema accepted) => new()
    {
        Required = true,
        Description = "One event, or an array of at most 1,000; 256 KiB each, 4 MiB in all.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new()
            {
                Schema = new OpenApiSchema
                {
                    OneOf = [accepted, new OpenApiSchema { Type = JsonSchemaType.Array, Items = accepted, MinItems = 1, MaxItems = MostAtOnce }],
                },
            },
        },
    };

    private static OpenApiSchema Conversation() => Object(
        ["id"],
        ("id", Text()),
        ("channel", Maybe(Object([], ("type", MaybeText()), ("id", MaybeText()), ("name", MaybeText())))),
        ("department", Named()),
        ("agent", Named()),
        ("bot", Named()),
        ("page", Maybe(Object([], ("url", MaybeText()), ("title", MaybeText()), ("referrer", MaybeText())))),
        ("tags", Maybe(ListOf(Text()))),
        ("status", Maybe(OneOf(EnumWord.All<ConversationStatus>()))),
        ("custom_attributes", Free()));

    private static OpenApiSchema Message() => Object(
        ["id"],
        ("id", Text()),
        ("author", Maybe(Object([], ("kind", OneOf(EnumWord.All<AuthorKind>())), ("id", MaybeText()), ("name", MaybeText())))),
        ("text", MaybeText()),
        ("sent_at", Maybe(Instant())),
        ("attachments", Maybe(ListOf(Object([], ("name", MaybeText()), ("url", MaybeText()), ("size", Maybe(new OpenApiSchema { Type = JsonSchemaType.Integer })), ("content_type", MaybeText()))))));

    private static OpenApiSchema Named() => Maybe(Object([], ("id", MaybeText()), ("name", MaybeText())));

    private static OpenApiSchema Object(string[] required, params (string Name, OpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(property => property.Name, property => (IOpenApiSchema)property.Schema, StringComparer.Ordinal),
        Required = required.ToHashSet(StringComparer.Ordinal),
    };

    private static OpenApiSchema Maybe(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }

    private static OpenApiSchema ListOf(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema OneOf(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema MaybeText() => Maybe(Text());

    private static OpenApiSchema Instant() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    private static OpenApiSchema Number() => new() { Type = JsonSchemaType.Number };

    private static OpenApiSchema Free() => new() { Type = JsonSchemaType.Object | JsonSchemaType.Null, AdditionalPropertiesAllowed = true };
}
