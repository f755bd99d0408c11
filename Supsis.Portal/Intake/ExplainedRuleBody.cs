using System.Text.Json.Serialization;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What one rule made of one event.</summary>
/// <param name="Reason">fired, repeated, author, no_keyword, condition, once, cooldown, cap, own_receiver, silence_broken, not_yet, suspended or unknown.</param>
/// <param name="Detail">For a condition its field, for a cool-down its minutes, for a cap its figure, for a broken silence the minutes it had lasted.</param>
internal sealed record ExplainedRuleBody(
    [property: JsonPropertyName("webhook_id")] string WebhookId,
    [property: JsonPropertyName("webhook_name")] string WebhookName,
    TriggerDraft Trigger,
    bool Fired,
    string Reason,
    string? Detail,
    RuleSentence Sentence,
    [property: JsonPropertyName("delivery_id")] string? DeliveryId)
{
    public static ExplainedRuleBody Of(ExplainedRule rule) => new(
        rule.WebhookPublicId,
        rule.WebhookName,
        TriggerDraft.Of(rule.Trigger),
        rule.HasFired,
        EnumWord.Of(rule.Reason),
        rule.Detail,
        RuleSentence.Of(rule),
        rule.DeliveryId is { } delivery ? PublicId.Format(PublicId.Delivery, delivery) : null);
}
