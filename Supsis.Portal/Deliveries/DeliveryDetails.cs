namespace Supsis.Portal.Deliveries;

/// <summary>Everything about one delivery: what happened, what was sent, and what came back each time.</summary>
/// <param name="Row">The delivery as the log shows it.</param>
/// <param name="WebhookUrl">Where the next attempt goes; it may hold a secret of the receiver.</param>
/// <param name="OccurredAt">When it happened in the conversation.</param>
/// <param name="ReceivedAt">When the portal had stored it.</param>
/// <param name="Body">The frozen UTF-8 bytes of every attempt.</param>
/// <param name="Attempts">In their order.</param>
public sealed record DeliveryDetails(
    DeliveryRow Row,
    string WebhookUrl,
    DateTimeOffset? OccurredAt,
    DateTimeOffset? ReceivedAt,
    ReadOnlyMemory<byte> Body,
    IReadOnlyList<DeliveryAttempt> Attempts);
