using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>The rules of a workspace as they were between two saves.</summary>
internal sealed record PastRules(IReadOnlyList<Rule> Rules, IReadOnlyDictionary<Guid, string> Names)
{
    private readonly Lazy<TriggerSet> _compiled = new(() => TriggerSet.Build(Rules));

    public TriggerSet Compiled => _compiled.Value;

    public static PastRules Of(IEnumerable<(Guid WebhookId, StoredRules Stored)> webhooks)
    {
        var there = webhooks.Where(webhook => !webhook.Stored.IsDeleted).ToList();
        return new PastRules(
            [.. there.SelectMany(webhook => RulesOf(webhook.WebhookId, webhook.Stored))],
            there.ToDictionary(webhook => webhook.WebhookId, webhook => webhook.Stored.Name));
    }

    private static IEnumerable<Rule> RulesOf(Guid webhookId, StoredRules stored)
    {
        var conditions = stored.Conditions.Select(condition => new ConditionTest(condition)).ToList();
        return stored.Triggers.Select(trigger => new Rule(trigger.TriggerId, webhookId, trigger.Definition, trigger.ActiveSince) { Conditions = conditions });
    }
}
