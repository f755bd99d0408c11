using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>The rules of a workspace as they were between two saves.</summary>
internal sealed record PastRules(IReadOnlyList<Rule> Rules, IReadOnlyDictionary<Guid, string> Names)
{
    private static readonly AuthorKind[] Everybody = [AuthorKind.Visitor, AuthorKind.Agent, AuthorKind.Bot];

    private readonly Lazy<TriggerSet> _compiled = new(() => TriggerSet.Build(Rules));

    private readonly Lazy<TriggerSet> _ofAnyAuthor = new(() => TriggerSet.Build([.. Rules.Select(rule => rule with { Definition = rule.Definition with { Authors = Everybody } })]));

    public TriggerSet Compiled => _compiled.Value;

    /// <summary>As if every rule looked at what everybody writes: who wrote is then a reason only where the words were right.</summary>
    public TriggerSet OfAnyAuthor => _ofAnyAuthor.Value;

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
