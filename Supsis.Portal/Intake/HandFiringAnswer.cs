using System.Text.Json.Serialization;

namespace Supsis.Portal.Intake;

/// <summary>What a rule fired by hand came to owe.</summary>
internal sealed record HandFiringAnswer([property: JsonPropertyName("delivery_id")] string DeliveryId);
