using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>One line of the log: a delivery with the names that a person knows it by.</summary>
public sealed record DeliveryRow
{
    public required Guid Id { get; init; }
    public required Guid WebhookId { get; init; }
    public required string WebhookName { get; init; }
    public required WebhookState WebhookState { get; init; }
    public required bool IsWebhookDeleted { get; init; }
    public required Guid EventId { get; init; }
    public required string EventType { get; init; }
    public required string? Keyword { get; init; }

    /// <summary>The producer's id.</summary>
    public required string ConversationId { get; init; }

    public required long ConversationNumber { get; init; }
    public required string? VisitorName { get; init; }
    public required DeliveryStatus Status { get; init; }

    /// <summary>A process holds it in memory: its request is on its way or next in line.</summary>
    public required bool IsOwned { get; init; }

    /// <summary>Its receiver kept failing: until then nothing is sent to it, and then one request looks whether it is back.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Its receiver asked for a pause (429 or 503).</summary>
    public DateTimeOffset? ThrottledUntil { get; init; }

    public required int AttemptCount { get; init; }
    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required int? LastStatus { get; init; }
    public required string? LastError { get; init; }
    public required int? LastDurationMs { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The id as it is shown, <c>msg_…</c>.</summary>
    public string PublicId => Data.PublicId.Format(Data.PublicId.Delivery, Id);

    /// <summary>The webhook's id as it is shown, <c>wh_…</c>.</summary>
    public string WebhookPublicId => Data.PublicId.Format(Data.PublicId.Webhook, WebhookId);

    /// <summary>The event's id as it is shown, <c>evt_…</c>.</summary>
    public string EventPublicId => Data.PublicId.Format(Data.PublicId.Event, EventId);

    /// <summary>When it goes out at the earliest: its own next try, or the end of its receiver's pause; null when it is not waiting.</summary>
    public DateTimeOffset? ExpectedAt => Status != DeliveryStatus.Pending ? null : new[] { NextAttemptAt, OpenUntil, ThrottledUntil }.Max();

    /// <summary>Whether a person may send it again; the write asks once more.</summary>
    public RetryResult JudgeRetry(DateTimeOffset now) => ManualRetryPolicy.Judge(this, now);
}
