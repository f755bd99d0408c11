using System.Globalization;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Sums up a conversation rule by rule, for whoever asks "why did mine not fire?" and does not know at which event to look.</summary>
internal static class RuleOutcomes
{
    /// <summary>From far away to close: in this order a rule's questions are asked, and the last no is the one that mattered.</summary>
    private static readonly RuleReason[] FromFarToClose =
    [
        RuleReason.NoSuchEvent, RuleReason.SilenceBroken, RuleReason.NoKeyword, RuleReason.Author, RuleReason.Repeated, RuleReason.NotYet, RuleReason.Suspended,
        RuleReason.OwnReceiver, RuleReason.Condition, RuleReason.Once, RuleReason.Cooldown, RuleReason.Cap, RuleReason.Unknown, RuleReason.Fired,
    ];

    private static readonly RuleReason[] HeldItBack = [RuleReason.Suspended, RuleReason.OwnReceiver, RuleReason.Condition, RuleReason.Once, RuleReason.Cooldown, RuleReason.Cap];

    public static IReadOnlyList<RuleOutcome> Of(PastRules today, IReadOnlyList<ExplainedEvent> events)
    {
        var verdicts = events.SelectMany(explained => explained.Rules).ToLookup(verdict => verdict.TriggerId);
        return [.. today.Rules.Select(rule => Of(today, rule, [.. verdicts[rule.TriggerId]]))];
    }

    private static RuleOutcome Of(PastRules today, Rule rule, List<ExplainedRule> verdicts)
    {
        var closest = verdicts.OrderBy(Closeness).ThenBy(MinutesOfSilence).LastOrDefault();
        var verdict = closest ?? new ExplainedRule(rule.WebhookId, today.Names[rule.WebhookId], rule.TriggerId, rule.Definition, RuleReason.NoSuchEvent) { Variant = rule.Definition.Minutes is null ? null : "Silence" };
        return new RuleOutcome(verdict with { WebhookName = today.Names[rule.WebhookId], Trigger = rule.Definition }, verdicts.Count(each => each.HasFired))
        {
            HeldBack = verdict.HasFired ? verdicts.LastOrDefault(each => HeldItBack.Contains(each.Reason)) : null,
        };
    }

    // Of several silences the longest was the closest.
    private static int MinutesOfSilence(ExplainedRule verdict) => verdict.Reason == RuleReason.SilenceBroken ? int.Parse(verdict.Detail!, CultureInfo.InvariantCulture) : 0;

    private static int Closeness(ExplainedRule verdict) => Array.IndexOf(FromFarToClose, verdict.Reason);
}
