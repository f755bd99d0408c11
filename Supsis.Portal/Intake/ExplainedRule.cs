using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>What one rule made of one event.</summary>
/// <param name="WebhookName">As it was called then.</param>
/// <param name="Detail">For a condition the field, for an author the side, for a cool-down and a silence minutes, for a cap its figure; else null.</param>
public sealed record ExplainedRule(Guid WebhookId, string WebhookName, Guid TriggerId, TriggerDefinition Trigger, RuleReason Reason, string? Detail = null)
{
    /// <summary>The delivery that it came to owe; null when there is none, or none any more.</summary>
    public Guid? DeliveryId { get; init; }

    public DeliveryStatus? Status { get; init; }

    /// <summary>How many times that was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Which of the sentences for this reason fits; null where there is one.</summary>
    public string? Variant { get; init; }

    public UnmetCondition? Unmet { get; init; }

    /// <summary>Where its keywords stand.</summary>
    public IReadOnlyList<KeywordSpan> Hits { get; init; } = [];

    public string WebhookPublicId => PublicId.Format(PublicId.Webhook, WebhookId);

    public bool HasFired => Reason == RuleReason.Fired;
}
