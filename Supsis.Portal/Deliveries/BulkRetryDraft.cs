using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>The body that asks for a retry of many.</summary>
internal sealed record BulkRetryDraft
{
    /// <summary>The parameters of the list of deliveries.</summary>
    public DeliveryFilterDraft? Filter { get; init; }

    /// <summary>Only count.</summary>
    [JsonPropertyName("dry_run")]
    public bool? DryRun { get; init; }
}
