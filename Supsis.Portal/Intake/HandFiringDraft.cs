using System.Text.Json.Serialization;

namespace Supsis.Portal.Intake;

/// <summary>The body that asks to fire a rule by hand.</summary>
internal sealed record HandFiringDraft
{
    [JsonPropertyName("webhook_id")]
    public string? WebhookId { get; init; }

    /// <summary>The place of the trigger in its webhook, 0 by default.</summary>
    public int? Trigger { get; init; }

    /// <summary>test (by default) or real.</summary>
    public string? Mode { get; init; }
}
