using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>The log in the API's words.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DeliveryListAnswer))]
[JsonSerializable(typeof(DeliveryDetailsAnswer))]
[JsonSerializable(typeof(RetryCountAnswer))]
[JsonSerializable(typeof(RetryJobAnswer))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
