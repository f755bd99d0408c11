using System.Text.Json.Serialization;

namespace Supsis.Portal.Deliveries;

/// <summary>How the catalogue is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventTypePage))]
internal sealed partial class EventTypeJson : JsonSerializerContext;
