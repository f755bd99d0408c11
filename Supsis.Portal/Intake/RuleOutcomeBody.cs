using System.Text.Json.Serialization;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What one of today's rules made of a whole conversation, as the API tells it.</summary>
/// <param name="Reason">fired, or the no that came closest to it; no_such_event when nothing came that the rule looks at.</param>
internal sealed record RuleOutcomeBody(
    [property: JsonPropertyName("webhook_id")] string WebhookId,
    [property: JsonPropertyName("webhook_name")] string WebhookName,
    TriggerDraft Trigger,
    [property: JsonPropertyName("times_fired")] int TimesFired,
    string Reason,
    string? Detail,
    RuleSentence Sentence)
{
    public static RuleOutcomeBody Of(RuleOutcome outcome) => new(
        outcome.Verdict.WebhookPublicId,
        outcome.Verdict.WebhookName,
        TriggerDraft.Of(outcome.Verdict.Trigger),
        outcome.TimesFired,
        EnumWord.Of(outcome.Verdict.Reason),
        outcome.Verdict.Detail,
        RuleSentence.Of(outcome.Verdict));
}
