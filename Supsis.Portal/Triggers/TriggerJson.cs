using System.Text.Json.Serialization;

namespace Supsis.Portal.Triggers;

/// <summary>The stored form of triggers: the API's names, absent parameters left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TriggerDefinition))]
[JsonSerializable(typeof(IReadOnlyList<Condition>))]
internal sealed partial class TriggerJson : JsonSerializerContext;
