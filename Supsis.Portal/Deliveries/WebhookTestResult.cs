using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>What the receiver answered to a test.</summary>
/// <param name="Delivered">The receiver answered 2xx.</param>
/// <param name="Status">Null when no answer came.</param>
/// <param name="Error">One of <see cref="DeliveryError"/>, null for a success.</param>
public sealed record WebhookTestResult(
    bool Delivered,
    int? Status,
    [property: JsonPropertyName("duration_ms")] int DurationMs,
    [property: JsonPropertyName("body_preview")] string BodyPreview,
    string? Error);
