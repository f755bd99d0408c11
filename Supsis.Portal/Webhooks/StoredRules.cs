using System.Text.Json;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>A webhook's rules as one version had them.</summary>
internal sealed record StoredRules(string Name, WebhookState State, bool IsDeleted, IReadOnlyList<StoredRule> Triggers, IReadOnlyList<Condition> Conditions)
{
    public string Write() => JsonSerializer.Serialize(this, StoredRulesJson.Default.StoredRules);

    public static StoredRules Read(string stored) =>
        JsonSerializer.Deserialize(stored, StoredRulesJson.Default.StoredRules) ?? throw new FormatException("A stored version is empty.");
}
