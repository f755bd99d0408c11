using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Appends the attempt itself.</summary>
internal static class AttemptRow
{
    private const string InsertSql = """
        INSERT INTO attempts (delivery_id, number, started_at, duration_ms, status, error, note, request_headers, response_headers, response_preview, remote_ip, is_manual, is_charged)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    public static void Write(GroupTransaction transaction, ReadyDelivery delivery, AttemptOutcome outcome, OutcomeVerdict verdict) =>
        transaction.Command(InsertSql).Execute(
            delivery.Id, delivery.AttemptCount + 1, outcome.StartedAt, (int)outcome.Duration.TotalMilliseconds, outcome.Status, outcome.Error, outcome.Note,
            outcome.RequestHeaders, outcome.ResponseHeaders, outcome.ResponsePreview, outcome.RemoteIp, delivery.IsManual, verdict.IsCharged);
}
