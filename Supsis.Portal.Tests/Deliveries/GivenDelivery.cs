using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A row of the log as a test wants it; what it does not say is ordinary.</summary>
internal sealed record GivenDelivery
{
    public DeliveryStatus Status { get; init; } = DeliveryStatus.Succeeded;
    public Guid? WebhookId { get; init; }
    public string EventType { get; init; } = "conversation.started";
    public string? Keyword { get; init; }
    public string Conversation { get; init; } = "c-1";
    public Guid? Owner { get; init; }
    public int Epoch { get; init; } = 1;
    public int AttemptCount { get; init; } = 1;
    public int ChargedAttempts { get; init; } = 1;
    public TimeSpan? DueIn { get; init; }
    public int? LastStatus { get; init; } = 200;
    public string? LastError { get; init; }
    public TimeSpan Age { get; init; }

    public static GivenDelivery Exhausted => new() { Status = DeliveryStatus.Exhausted, AttemptCount = 11, ChargedAttempts = 11, LastStatus = 503, LastError = DeliveryError.Http5xx };

    public static GivenDelivery WaitingForRetry => new()
    {
        Status = DeliveryStatus.Pending,
        AttemptCount = 3,
        ChargedAttempts = 3,
        DueIn = TimeSpan.FromMinutes(4),
        LastStatus = null,
        LastError = DeliveryError.Timeout,
    };

    public static GivenDelivery Fresh => new() { Status = DeliveryStatus.Pending, AttemptCount = 0, ChargedAttempts = 0, DueIn = TimeSpan.Zero, LastStatus = null };

    public static GivenDelivery Held => Fresh with { Status = DeliveryStatus.Held, DueIn = null };
}
