using Supsis.Portal.Deliveries;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>What one rule made of one event.</summary>
/// <param name="WebhookName">As it was called then.</param>
/// <param name="Detail">For a condition the field, for a silence the minutes it had lasted; else null.</param>
public sealed record ExplainedRule(Guid WebhookId, string WebhookName, Guid TriggerId, TriggerDefinition Trigger, RuleReason Reason, string? Detail = null)
{
    /// <summary>The delivery that it came to owe; null when there is none, or none any more.</summary>
    public Guid? DeliveryId { get; init; }

    public DeliveryStatus? Status { get; init; }

    /// <summary>Where its keywords stand.</summary>
    public IReadOnlyList<KeywordSpan> Hits { get; init; } = [];

    public bool HasFired => Reason == RuleReason.Fired;
}
