using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Whether a person may send a delivery again: the last three rows of the lifecycle table.</summary>
internal static class ManualRetryPolicy
{
    public static RetryResult Judge(DeliveryRow delivery, DateTimeOffset now) => delivery switch
    {
        { IsWebhookDeleted: true } => RetryResult.WebhookDeleted,
        { WebhookState: WebhookState.Disabled } => RetryResult.WebhookDisabled,
        { WebhookState: WebhookState.Paused } => RetryResult.WebhookPaused,
        { Status: DeliveryStatus.Exhausted or DeliveryStatus.Succeeded } => RetryResult.Retried,
        { Status: DeliveryStatus.Pending, IsOwned: false } when delivery.NextAttemptAt > now => RetryResult.Retried,
        _ => RetryResult.NotAllowed,
    };
}
