using System.Text.Json.Serialization;

namespace Supsis.Portal.Webhooks;

/// <summary>The stored form of a version's rules.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredRules))]
internal sealed partial class StoredRulesJson : JsonSerializerContext;
