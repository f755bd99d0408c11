using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Keeps the webhooks' health and the hours' figures in step with every attempt, summed up per group of outcomes.</summary>
internal sealed class HealthTally : GroupTally
{
    private const string SuccessSql = """
        INSERT INTO webhook_health (webhook_id, workspace_id, last_success_at, consecutive_failures) VALUES ($1, $2, $3, 0)
        ON CONFLICT (webhook_id) DO UPDATE SET last_success_at = $3, failing_since = NULL, consecutive_failures = 0, last_error = NULL
        """;

    private const string FailureSql = """
        INSERT INTO webhook_health (webhook_id, workspace_id, last_failure_at, failing_since, consecutive_failures, last_error) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (webhook_id) DO UPDATE SET last_failure_at = $3, failing_since = coalesce(failing_since, $4), consecutive_failures = consecutive_failures + $5, last_error = $6
        """;

    private const string HourSql = """
        INSERT INTO delivery_hours (webhook_id, hour, workspace_id, succeeded, failed, exhausted, duration_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (webhook_id, hour) DO UPDATE SET succeeded = succeeded + $4, failed = failed + $5, exhausted = exhausted + $6, duration_ms = duration_ms + $7
        """;

    private readonly Dictionary<Guid, Health> _health = [];
    private readonly Dictionary<(Guid WebhookId, DateTimeOffset Hour), Figures> _hours = [];

    public void Add(ReadyDelivery delivery, AttemptOutcome outcome, OutcomeVerdict verdict)
    {
        if (!verdict.IsCharged)
        {
            return; // our own shutdown says nothing about the receiver
        }

        var at = outcome.StartedAt + outcome.Duration;
        var health = _health.GetValueOrDefault(delivery.WebhookId, new Health(delivery.WorkspaceId));
        _health[delivery.WebhookId] = outcome.IsSuccess ? health with { SucceededAt = at, Failures = 0 } : health.Fail(at, outcome.Error!);

        var hour = (delivery.WebhookId, new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero));
        var figures = _hours.GetValueOrDefault(hour, new Figures(delivery.WorkspaceId));
        _hours[hour] = figures with
        {
            Succeeded = figures.Succeeded + (outcome.IsSuccess ? 1 : 0),
            Failed = figures.Failed + (outcome.IsSuccess ? 0 : 1),
            Exhausted = figures.Exhausted + (verdict.Status == DeliveryStatus.Exhausted ? 1 : 0),
            DurationMs = figures.DurationMs + (long)outcome.Duration.TotalMilliseconds,
        };
    }

    public override void Write(GroupTransaction transaction)
    {
        foreach (var (webhookId, health) in _health)
        {
            if (health.SucceededAt is { } succeededAt)
            {
                transaction.Command(SuccessSql).Execute(webhookId, health.WorkspaceId, succeededAt);
            }

            if (health.Failures > 0)
            {
                transaction.Command(FailureSql).Execute(webhookId, health.WorkspaceId, health.FailedAt, health.FailingSince, health.Failures, health.Error);
            }
        }

        foreach (var ((webhookId, hour), figures) in _hours)
        {
            transaction.Command(HourSql).Execute(webhookId, hour, figures.WorkspaceId, figures.Succeeded, figures.Failed, figures.Exhausted, figures.DurationMs);
        }
    }

    /// <summary>The last success of the group and the failures after it.</summary>
    private sealed record Health(Guid WorkspaceId)
    {
        public DateTimeOffset? SucceededAt { get; init; }
        public DateTimeOffset? FailingSince { get; init; }
        public DateTimeOffset? FailedAt { get; init; }
        public int Failures { get; init; }
        public string? Error { get; init; }

        public Health Fail(DateTimeOffset at, string error) =>
            this with { FailingSince = Failures == 0 ? at : FailingSince, FailedAt = at, Failures = Failures + 1, Error = error };
    }

    private sealed record Figures(Guid WorkspaceId)
    {
        public int Succeeded { get; init; }
        public int Failed { get; init; }
        public int Exhausted { get; init; }
        public long DurationMs { get; init; }
    }
}
