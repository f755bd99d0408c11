using System.Text.Json.Serialization;

namespace Supsis.Portal.Intake;

/// <summary>One time that a rule would have fired.</summary>
/// <param name="Text">The message; null for what is none.</param>
/// <param name="Start">Where the keyword stands in it, in UTF-16 units.</param>
public sealed record BacktestHit(
    [property: JsonPropertyName("occurred_at")] DateTimeOffset OccurredAt,
    [property: JsonPropertyName("event_type")] string EventType,
    [property: JsonPropertyName("conversation_id")] string ConversationId,
    [property: JsonPropertyName("conversation_number")] long ConversationNumber,
    string? Keyword,
    [property: JsonPropertyName("matched_text")] string? MatchedText,
    string? Text,
    int? Start,
    int? Length);
