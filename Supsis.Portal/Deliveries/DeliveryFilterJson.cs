using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>The stored form of a filter.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeliveryFilter))]
internal sealed partial class DeliveryFilterJson : JsonSerializerContext;
