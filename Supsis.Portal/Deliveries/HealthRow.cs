using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Keeps a webhook's health and the hour's figures in step with every attempt.</summary>
internal static class HealthRow
{
    private const string SuccessSql = """
        INSERT INTO webhook_health (webhook_id, workspace_id, last_success_at, consecutive_failures) VALUES ($1, $2, $3, 0)
        ON CONFLICT (webhook_id) DO UPDATE SET last_success_at = $3, failing_since = NULL, consecutive_failures = 0, last_error = NULL
        """;

    private const string FailureSql = """
        INSERT INTO webhook_health (webhook_id, workspace_id, last_failure_at, failing_since, consecutive_failures, last_error) VALUES ($1, $2, $3, $3, 1, $4)
        ON CONFLICT (webhook_id) DO UPDATE SET last_failure_at = $3, failing_since = coalesce(failing_since, $3), consecutive_failures = consecutive_failures + 1, last_error = $4
        """;

    private const string HourSql = """
        INSERT INTO delivery_hours (webhook_id, hour, workspace_id, succeeded, failed, exhausted, duration_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (webhook_id, hour) DO UPDATE SET succeeded = succeeded + $4, failed = failed + $5, exhausted = exhausted + $6, duration_ms = duration_ms + $7
        """;

    public static void Write(GroupTransaction transaction, ReadyDelivery delivery, AttemptOutcome outcome, OutcomeVerdict verdict)
    {
        if (!verdict.IsCharged)
        {
            return; // our own shutdown says nothing about the receiver
        }

        var at = outcome.StartedAt + outcome.Duration;
        if (outcome.IsSuccess)
        {
            transaction.Command(SuccessSql).Execute(delivery.WebhookId, delivery.WorkspaceId, at);
        }
        else
        {
            transaction.Command(FailureSql).Execute(delivery.WebhookId, delivery.WorkspaceId, at, outcome.Error);
        }

        var hour = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        transaction.Command(HourSql).Execute(
            delivery.WebhookId, hour, delivery.WorkspaceId, outcome.IsSuccess ? 1 : 0, outcome.IsSuccess ? 0 : 1,
            verdict.Status == DeliveryStatus.Exhausted ? 1 : 0, (long)outcome.Duration.TotalMilliseconds);
    }
}
