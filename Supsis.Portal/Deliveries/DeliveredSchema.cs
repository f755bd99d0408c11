using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Deliveries;

/// <summary>The shape of every delivered body; it never varies.</summary>
internal static class DeliveredSchema
{
    private static readonly string[] Kinds = ["event", "keyword", "inactivity", "sla", "test"];

    public static OpenApiSchema Build() => Object(
        ("type", Text()),
        ("timestamp", Instant()),
        ("data", Object(
            ("event", Object(("id", Text()), ("sequence", Whole()), ("schema_version", Whole()), ("test", Flag()), ("data", Free()))),
            ("workspace", Object(("id", Text()), ("name", Text()))),
            ("trigger", Trigger()),
            ("conversation", Conversation()),
            ("visitor", Visitor()),
            ("message", OrNull(Message())),
            ("messages", ListOf(Message())),
            ("messages_truncated", Flag()),
            ("ticket", OrNull(Object(
                ("id", Text()), ("number", MaybeText()), ("subject", MaybeText()), ("status", MaybeText()), ("priority", MaybeText()), ("url", MaybeText())))),
            ("changes", ListOf(Object(("field", Text()), ("old", new OpenApiSchema()), ("new", new OpenApiSchema())))))));

    private static OpenApiSchema Trigger() => Object(
        ("webhook_id", Text()),
        ("webhook_name", Text()),
        ("kind", OneOf(Kinds)),
        ("keyword", MaybeText()),
        ("matched_text", MaybeText()),
        ("matches", ListOf(Object(("keyword", Text()), ("text", Text()), ("start", Whole()), ("length", Whole())))),
        ("idle_minutes", MaybeWhole()),
        ("silent_party", OrNull(OneOf(EnumWord.All<SilentParty>()))));

    private static OpenApiSchema Conversation() => Object(
        ("id", Text()),
        ("number", Whole()),
        ("url", Text()),
        ("status", OneOf(EnumWord.All<ConversationStatus>())),
        ("channel", OrNull(Object(("type", MaybeText()), ("id", MaybeText()), ("name", MaybeText())))),
        ("started_at", Instant()),
        ("ended_at", OrNull(Instant())),
        ("page", Object(("url", MaybeText()), ("title", MaybeText()), ("referrer", MaybeText()))),
        ("department", OrNull(Named())),
        ("agent", OrNull(Named())),
        ("bot", OrNull(Named())),
        ("tags", ListOf(Text())),
        ("custom_attributes", Free()),
        ("rating", OrNull(Object(("score", OrNull(Number())), ("max", OrNull(Number())), ("comment", MaybeText())))),
        ("timings", Object(
            ("first_response_seconds", MaybeWhole()),
            ("duration_seconds", MaybeWhole()),
            ("messages_by_visitor", Whole()),
            ("messages_by_agent", Whole()),
            ("messages_by_bot", Whole()))));

    private static OpenApiSchema Visitor() => Object(
        ("id", MaybeText()), ("name", MaybeText()), ("email", MaybeText()), ("phone", MaybeText()), ("locale", MaybeText()), ("country", MaybeText()), ("custom_attributes", Free()));

    private static OpenApiSchema Message() => Object(
        ("id", MaybeText()),
        ("author", Object(("kind", OrNull(OneOf(EnumWord.All<AuthorKind>()))), ("id", MaybeText()), ("name", MaybeText()))),
        ("text", MaybeText()),
        ("sent_at", Instant()),
        ("attachments", ListOf(Object(("name", MaybeText()), ("url", MaybeText()), ("size", MaybeWhole()), ("content_type", MaybeText())))));

    private static OpenApiSchema Named() => Object(("id", MaybeText()), ("name", MaybeText()));

    private static OpenApiSchema Object(params (string Name, OpenApiSchema Schema)[] properties) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = properties.ToDictionary(property => property.Name, property => (IOpenApiSchema)property.Schema, StringComparer.Ordinal),
        Required = properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal),
    };

    private static OpenApiSchema OrNull(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }

    private static OpenApiSchema ListOf(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema OneOf(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema MaybeText() => OrNull(Text());

    private static OpenApiSchema Instant() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    private static OpenApiSchema Whole() => new() { Type = JsonSchemaType.Integer };

    private static OpenApiSchema MaybeWhole() => OrNull(Whole());

    private static OpenApiSchema Number() => new() { Type = JsonSchemaType.Number };

    private static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    /// <summary>What the producer put there.</summary>
    private static OpenApiSchema Free() => new() { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = true };
}
