using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>The rows of the lifecycle table that follow an attempt.</summary>
internal sealed partial class OutcomeRules(RetrySchedule schedule, LiveRules rules, RetryTimer retries, WebhookCloser closer, TimeProvider clock)
{
    public OutcomeVerdict Judge(ReadyDelivery delivery, AttemptOutcome outcome)
    {
        var now = clock.GetUtcNow();
        if (outcome.IsSuccess)
        {
            return new(DeliveryStatus.Succeeded, null, IsCharged: true);
        }

        if (outcome.Error == DeliveryError.AbortedShutdown)
        {
            return Waiting(delivery, now, isCharged: false);
        }

        if (outcome.Error == DeliveryError.Gone)
        {
            return new(DeliveryStatus.Held, null, IsCharged: true);
        }

        return schedule.NextDelay(delivery.ChargedAttempts + 1, outcome) is { } delay
            ? Waiting(delivery, now + delay, isCharged: true)
            : new(DeliveryStatus.Exhausted, null, IsCharged: true);
    }

    /// <summary>The verdict is on disk: a near retry gets its timer, the next of an ordered conversation its turn, a receiver that is gone loses its webhook.</summary>
    public void Recorded(ReadyDelivery delivery, OutcomeVerdict verdict)
    {
        if (rules.Find(delivery.WebhookId) is { Pace.IsOrdered: true })
        {
            retries.Ring(delivery.WebhookId);
        }

        if (verdict is { Status: DeliveryStatus.Pending, NextAttemptAt: { } at })
        {
            retries.Add(delivery.WebhookId, at);
        }
        else if (verdict.Status == DeliveryStatus.Held && rules.Find(delivery.WebhookId) is { State: not WebhookState.Disabled })
        {
            closer.CloseAsGone(delivery.WorkspaceId, delivery.WebhookId);
        }
    }

    // A webhook that was disabled while the request was on its way keeps its deliveries on hold.
    private OutcomeVerdict Waiting(ReadyDelivery delivery, DateTimeOffset at, bool isCharged) =>
        rules.Find(delivery.WebhookId) is { State: WebhookState.Disabled } ? new(DeliveryStatus.Held, null, isCharged) : new(DeliveryStatus.Pending, at, isCharged);
}
