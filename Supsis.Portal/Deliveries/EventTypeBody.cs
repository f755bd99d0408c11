using System.Text.Json;
using System.Text.Json.Serialization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>An event type as the API tells of it.</summary>
internal sealed record EventTypeBody
{
    public required string Key { get; init; }

    /// <summary>The heading under which the portal lists it.</summary>
    public required string Group { get; init; }

    /// <summary>producer, producer_or_portal or portal: who may say that it happened.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether a webhook's trigger may name it.</summary>
    public required bool Tickable { get; init; }

    /// <summary>When it fires, as the portal says it.</summary>
    public required EventSentence Sentence { get; init; }

    /// <summary>Of its body, as <c>event.schema_version</c> says it.</summary>
    [JsonPropertyName("schema_version")]
    public required int SchemaVersion { get; init; }

    /// <summary>What every body of this type obeys: JSON Schema 2020-12.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>The body of a delivery of this type.</summary>
    public required JsonElement Sample { get; init; }

    public static EventTypeBody Of(EventType type) => new()
    {
        Key = type.Key,
        Group = EnumWord.Of(type.Group),
        Origin = EnumWord.Of(type.Origin),
        Tickable = TriggerParameters.IsTickable(type),
        Sentence = EventSentence.Of(type),
        SchemaVersion = PayloadParts.SchemaVersion,
        Schema = EventTypeSchema.Of(type),
        Sample = JsonElement.Parse(EventSample.Of(type)),
    };
}
