using System.Text.Json.Serialization;
using Supsis.Portal.Data;

namespace Supsis.Portal.Intake;

/// <summary>One event of an explanation.</summary>
internal sealed record ExplainedEventBody(
    [property: JsonPropertyName("event_id")] string EventId,
    long Sequence,
    string Type,
    [property: JsonPropertyName("occurred_at")] DateTimeOffset OccurredAt,
    IReadOnlyList<ExplainedRuleBody> Rules)
{
    public static ExplainedEventBody Of(ExplainedEvent explained) => new(
        PublicId.Format(PublicId.Event, explained.Id), explained.Sequence, explained.Type, explained.OccurredAt, [.. explained.Rules.Select(ExplainedRuleBody.Of)]);
}
