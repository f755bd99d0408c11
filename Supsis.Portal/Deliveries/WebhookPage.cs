using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>A page of webhooks, newest first.</summary>
/// <param name="NextCursor">Asks for the next page; null on the last.</param>
internal sealed record WebhookPage(IReadOnlyList<WebhookBody> Data, [property: JsonPropertyName("next_cursor")] string? NextCursor);
