using System.Text.Json;

namespace Supsis.Portal.Triggers;

/// <summary>The stored form of a webhook's conditions.</summary>
internal static class ConditionList
{
    public static string Write(IReadOnlyList<Condition> conditions) => JsonSerializer.Serialize(conditions, TriggerJson.Default.IReadOnlyListCondition);

    public static IReadOnlyList<Condition> Read(string stored) => JsonSerializer.Deserialize(stored, TriggerJson.Default.IReadOnlyListCondition) ?? [];
}
