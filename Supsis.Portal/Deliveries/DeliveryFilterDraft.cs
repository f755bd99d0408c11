using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>A filter of deliveries in a body; the names are those of the list's parameters.</summary>
internal sealed record DeliveryFilterDraft
{
    public string? Status { get; init; }

    [JsonPropertyName("webhook_id")]
    public string? WebhookId { get; init; }

    public string? Type { get; init; }

    [JsonPropertyName("conversation_id")]
    public string? ConversationId { get; init; }

    [JsonPropertyName("response_class")]
    public string? ResponseClass { get; init; }

    public string? Error { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Q { get; init; }
}
