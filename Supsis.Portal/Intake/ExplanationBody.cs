using System.Text.Json.Serialization;

namespace Supsis.Portal.Intake;

/// <summary>The explanation of a conversation as the API tells it.</summary>
internal sealed record ExplanationBody(
    [property: JsonPropertyName("conversation_id")] string ConversationId,
    IReadOnlyList<ExplainedEventBody> Events,
    IReadOnlyList<RuleOutcomeBody> Rules,
    IReadOnlyList<ComingSilenceBody> Coming,
    bool Truncated)
{
    public static ExplanationBody Of(ConversationExplanation story) => new(
        story.Conversation.ExternalId, [.. story.Events.Select(ExplainedEventBody.Of)], [.. story.Rules.Select(RuleOutcomeBody.Of)], [.. story.Coming.Select(ComingSilenceBody.Of)], story.IsTruncated);
}
