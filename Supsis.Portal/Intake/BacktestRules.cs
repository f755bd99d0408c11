using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>The rules of a webhook that nobody has saved, ready to be asked about the past.</summary>
internal sealed class BacktestRules
{
    private readonly Dictionary<string, List<Rule>> _byEvent;

    public BacktestRules(WebhookSettings settings, BusinessCalendar calendar, DateTimeOffset from)
    {
        var conditions = settings.Conditions.Select(condition => new ConditionTest(condition)).ToList();
        var webhookId = new Guid(1, 0, 0, new byte[8]);
        All = [.. settings.Triggers.Select((trigger, index) => new Rule(new Guid(index + 1, 0, 0, new byte[8]), webhookId, trigger, DateTimeOffset.MinValue) { Conditions = conditions })];
        HasKeywords = All.Any(rule => rule.Definition.Keywords is not null);
        NeedsMessagesOnly = All.All(rule => rule.Conditions.Count == 0 && (rule.Definition.Keywords is not null || rule.Definition.Type == EventCatalog.MessageCreated.Key));
        Calendar = calendar;
        From = from;
        Keywords = TriggerSet.Build(All);
        Silences = [.. All.Where(rule => rule.Definition.Minutes is not null).Select(rule => (rule, SilenceThreshold.Of(rule.Definition)))];
        _byEvent = All.Where(rule => rule.Definition.Minutes is null && rule.Definition.Keywords is null)
            .GroupBy(rule => rule.Definition.Type, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }

    public IReadOnlyList<Rule> All { get; }

    public BusinessCalendar Calendar { get; }

    /// <summary>What happened earlier is played and not counted.</summary>
    public DateTimeOffset From { get; }

    public TriggerSet Keywords { get; }

    public IReadOnlyList<(Rule Rule, SilenceThreshold Threshold)> Silences { get; }

    public bool HasKeywords { get; }

    /// <summary>Messages alone tell everything: no condition looks at how the conversation stood, and no clock runs.</summary>
    public bool NeedsMessagesOnly { get; }

    public IReadOnlyList<Rule> ForEvent(string type) => _byEvent.TryGetValue(type, out var rules) ? rules : [];
}
