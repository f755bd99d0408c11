using System.Text.Json.Serialization;

namespace Supsis.Portal.Intake;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IntakeSummary))]
internal sealed partial class IntakeJsonContext : JsonSerializerContext;
