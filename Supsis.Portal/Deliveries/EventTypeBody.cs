using System.Text.Json;
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

    /// <summary>When it fires, as the portal says it; null while it cannot be ticked.</summary>
    public required EventSentence? Sentence { get; init; }

    /// <summary>The body of a delivery of this type; null while there is none.</summary>
    public required JsonElement? Sample { get; init; }

    public static EventTypeBody Of(EventType type)
    {
        var isTickable = TriggerParameters.IsTickable(type);
        return new EventTypeBody
        {
            Key = type.Key,
            Group = EnumWord.Of(type.Group),
            Origin = EnumWord.Of(type.Origin),
            Tickable = isTickable,
            Sentence = isTickable ? EventSentence.Of(type) : null,
            Sample = isTickable ? JsonElement.Parse(EventSample.Of(type)) : null,
        };
    }
}
