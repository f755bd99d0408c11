namespace Supsis.Portal.Deliveries;

/// <summary>Which deliveries somebody wants to see; what is null does not matter.</summary>
public sealed record DeliveryFilter
{
    public static readonly DeliveryFilter All = new();

    /// <summary>These and no others.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    public DeliveryStatus? Status { get; init; }

    /// <summary>Only what is not finished: pending, sending and on hold.</summary>
    public bool IsWaiting { get; init; }

    public Guid? WebhookId { get; init; }
    public string? EventType { get; init; }

    /// <summary>The producer's id.</summary>
    public string? ConversationId { get; init; }

    public ResponseClass? ResponseClass { get; init; }

    /// <summary>One of <see cref="DeliveryError"/> or <see cref="CancelCode"/>.</summary>
    public string? Error { get; init; }

    /// <summary>What <see cref="SearchQuestion"/> reads.</summary>
    public string? Text { get; init; }

    /// <summary>Created at this instant or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Created before this instant.</summary>
    public DateTimeOffset? Until { get; init; }
}
