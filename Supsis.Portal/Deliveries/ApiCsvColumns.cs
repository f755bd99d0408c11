using System.Globalization;

namespace Supsis.Portal.Deliveries;

/// <summary>The table that programs export: the names and values of the list of deliveries.</summary>
internal static class ApiCsvColumns
{
    public static IReadOnlyList<CsvColumn> All { get; } =
    [
        Column("id", answer => answer.Id),
        Column("webhook_id", answer => answer.WebhookId),
        Column("event_id", answer => answer.EventId),
        Column("type", answer => answer.Type),
        Column("conversation_id", answer => answer.ConversationId),
        Column("status", answer => answer.Status),
        Column("attempt_count", answer => Number(answer.AttemptCount)),
        Column("next_attempt_at", answer => Instant(answer.NextAttemptAt)),
        Column("last_status", answer => Number(answer.LastStatus)),
        Column("last_error", answer => answer.LastError),
        Column("created_at", answer => Instant(answer.CreatedAt)),
        Column("completed_at", answer => Instant(answer.CompletedAt)),
    ];

    private static CsvColumn Column(string name, Func<DeliveryAnswer, string?> value) => new(name, row => value(DeliveryAnswer.Of(row)));

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
