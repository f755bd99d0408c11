using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Moves a delivery's row after an attempt, only while owner and epoch are still those of the attempt.</summary>
internal static class OutcomeRow
{
    private const string Tail = """
            attempt_count = attempt_count + 1, last_status = $4, last_error = $5, last_duration_ms = $6, owner = NULL
        """;

    private const string MoveSql = $"""
        UPDATE deliveries SET status = $7, next_attempt_at = $8, completed_at = $9, charged_attempts = charged_attempts + $10, is_manual = 0, {Tail}
        WHERE id = $1 AND owner = $2 AND epoch = $3 AND (status = 'pending' OR status = 'sending')
        """;

    private const string PutBackSql = """
        UPDATE deliveries SET status = CASE status WHEN 'sending' THEN 'pending' ELSE status END, owner = NULL
        WHERE id = $1 AND owner = $2 AND epoch = $3
        """;

    /// <summary>Held or cancelled while the request was on its way: a 2xx is a success all the same.</summary>
    private const string LateSuccessSql = $"""
        UPDATE deliveries SET status = 'succeeded', next_attempt_at = NULL, completed_at = $7, is_manual = 0, {Tail}
        WHERE id = $1 AND owner = $2 AND epoch = $3 AND (status = 'held' OR status = 'cancelled')
        """;

    /// <summary>…and a failure only adds its attempt; a cancelled one keeps saying why it was cancelled.</summary>
    private const string LateFailureSql = """
        UPDATE deliveries SET attempt_count = attempt_count + 1, last_status = $4, last_duration_ms = $5, owner = NULL,
            last_error = CASE status WHEN 'cancelled' THEN last_error ELSE $6 END
        WHERE id = $1 AND owner = $2 AND epoch = $3 AND (status = 'held' OR status = 'cancelled')
        """;

    /// <summary>No request was made: it waits as it did before it was taken. False when it belongs to somebody else by now.</summary>
    public static bool PutBack(GroupTransaction transaction, Guid node, ReadyDelivery delivery) =>
        transaction.Command(PutBackSql).Execute(delivery.Id, node, delivery.Epoch) == 1;

    /// <summary>False when the delivery belongs to somebody else by now: then nothing changed.</summary>
    public static bool TryMove(GroupTransaction transaction, Guid node, ReadyDelivery delivery, AttemptOutcome outcome, OutcomeVerdict verdict)
    {
        var milliseconds = (int)outcome.Duration.TotalMilliseconds;
        var endedAt = outcome.StartedAt + outcome.Duration;
        DateTimeOffset? completedAt = verdict.Status is DeliveryStatus.Succeeded or DeliveryStatus.Exhausted ? endedAt : null;
        return TryMove(transaction, MoveSql, delivery.Id, node, delivery.Epoch, outcome.Status, outcome.Error, milliseconds, EnumWord.Of(verdict.Status), verdict.NextAttemptAt, completedAt, verdict.IsCharged ? 1 : 0)
            || (outcome.IsSuccess
                ? TryMove(transaction, LateSuccessSql, delivery.Id, node, delivery.Epoch, outcome.Status, outcome.Error, milliseconds, endedAt)
                : TryMove(transaction, LateFailureSql, delivery.Id, node, delivery.Epoch, outcome.Status, milliseconds, outcome.Error));
    }

    private static bool TryMove(GroupTransaction transaction, string sql, params ReadOnlySpan<object?> values) => transaction.Command(sql).Execute(values) == 1;
}
