using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>A delivery as the API shows it.</summary>
internal record DeliveryAnswer
{
    public required string Id { get; init; }
    public required string WebhookId { get; init; }
    public required string EventId { get; init; }
    public required string Type { get; init; }
    public required string ConversationId { get; init; }
    public required string Status { get; init; }
    public required int AttemptCount { get; init; }
    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required int? LastStatus { get; init; }
    public required string? LastError { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }

    public static DeliveryAnswer Of(DeliveryRow row) => new()
    {
        Id = PublicId.Format(PublicId.Delivery, row.Id),
        WebhookId = PublicId.Format(PublicId.Webhook, row.WebhookId),
        EventId = PublicId.Format(PublicId.Event, row.EventId),
        Type = row.EventType,
        ConversationId = row.ConversationId,
        Status = EnumWord.Of(row.Status),
        AttemptCount = row.AttemptCount,
        NextAttemptAt = row.NextAttemptAt,
        LastStatus = row.LastStatus,
        LastError = row.LastError,
        CreatedAt = row.CreatedAt,
        CompletedAt = row.CompletedAt,
    };
}
