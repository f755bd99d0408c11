using System.Globalization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Asks the rules of its time about each event of a replay. What was owed is the truth; only where nothing was, it says why.</summary>
internal sealed class RuleJudge(RuleHistory history, CalendarHistory calendars, ILookup<Guid, OwedThen> owed)
{
    /// <summary>A silence that was shorter is a talk, and nothing that anybody wonders about.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, DateTimeOffset> _lastFired = [];

    /// <summary>Every rule that looks at events of this kind.</summary>
    /// <param name="keywords">The event that told the keywords of this message; null when none was told.</param>
    public IReadOnlyList<ExplainedRule> Judge(ReplayStep step, StoredEvent? keywords)
    {
        var past = history.At(step.Event.ReceivedAt);
        var verdicts = new List<ExplainedRule>();
        if (step.Event.IsByHand)
        {
            return [.. past.Rules.Where(rule => owed[step.Event.Id].Any(delivery => delivery.TriggerId == rule.TriggerId)).Select(rule => Verdict(past, rule, step, step.Event.Id, null))];
        }

        foreach (var rule in past.Rules.Where(rule => rule.Definition.Type == step.Event.Type && rule.Definition.Keywords is null && IsItsSilence(rule, step)))
        {
            verdicts.Add(Verdict(past, rule, step, step.Event.Id, rule.Definition.Minutes is null ? EventReason(rule, step) : null));
        }

        if (step.Incoming is { } incoming && incoming.Type == EventCatalog.MessageCreated)
        {
            verdicts.AddRange(JudgeKeywords(past, step, incoming.Message!, keywords));
        }

        if (step.Incoming is not null)
        {
            verdicts.AddRange(JudgeBrokenSilences(past, step));
        }

        return [.. verdicts, .. JudgeNewcomers(past, step)];
    }

    /// <summary>Every rule of today in one line.</summary>
    public IReadOnlyList<RuleOutcome> Outcomes(IReadOnlyList<ExplainedEvent> events) => RuleOutcomes.Of(history.Today, events);

    /// <summary>What will fire by itself if nobody speaks.</summary>
    public IReadOnlyList<ComingSilence> Coming(ConversationState conversation, DateTimeOffset now)
    {
        var (past, calendar) = (history.At(now), calendars.At(now));
        return !conversation.IsOpen ? [] :
        [
            .. past.Rules
                .Where(rule => rule.Definition.Minutes is not null)
                .Select(rule => (Rule: rule, Since: SilenceThreshold.Of(rule.Definition).Since(conversation.Activity)))
                .Where(silence => silence.Since is not null)
                .Select(silence => new ComingSilence(silence.Rule.WebhookId, past.Names[silence.Rule.WebhookId], silence.Rule.Definition, SilenceThreshold.Of(silence.Rule.Definition).DueAt(silence.Since!.Value, calendar)))
                .Where(silence => silence.DueAt > now && silence.DueAt < DateTimeOffset.MaxValue)
                .OrderBy(silence => silence.DueAt),
        ];
    }

    private IEnumerable<ExplainedRule> JudgeKeywords(PastRules past, ReplayStep step, Message message, StoredEvent? keywords)
    {
        var findings = past.OfAnyAuthor.ForMessage(message).ToDictionary(finding => finding.Rule.TriggerId);
        foreach (var rule in past.Rules.Where(rule => rule.Definition.Keywords is not null))
        {
            var found = findings.GetValueOrDefault(rule.TriggerId);
            yield return Verdict(past, rule, step, keywords?.Id ?? Guid.Empty, found is null ? RuleReason.NoKeyword : AuthorReason(rule, step)) with { Hits = Spans(found) };
        }
    }

    private static IReadOnlyList<KeywordSpan> Spans(KeywordFinding? found) => [.. found?.Matches.Select(match => new KeywordSpan(match.Start, match.Length)) ?? []];

    /// <summary>Rules that would have fired had they been there: whoever saved one today looks for it in yesterday's conversation too.</summary>
    private IEnumerable<ExplainedRule> JudgeNewcomers(PastRules past, ReplayStep step)
    {
        var newcomers = history.Today.Rules.ExceptBy(past.Rules.Select(rule => rule.TriggerId), rule => rule.TriggerId).ToList();
        if (newcomers.Count == 0)
        {
            return [];
        }

        var found = step.Incoming?.Message is { } message && step.Event.Type == EventCatalog.MessageCreated.Key
            ? history.Today.OfAnyAuthor.ForMessage(message).ToDictionary(finding => finding.Rule.TriggerId)
            : [];
        return newcomers
            .Where(rule => rule.Definition.Keywords is null ? rule.Definition.Type == step.Event.Type && IsItsSilence(rule, step) : found.ContainsKey(rule.TriggerId))
            .Select(rule => No(history.Today, rule, step, EventReason(rule, step) ?? RuleReason.NotYet) with { Hits = Spans(found.GetValueOrDefault(rule.TriggerId)) });
    }

    private IEnumerable<ExplainedRule> JudgeBrokenSilences(PastRules past, ReplayStep step)
    {
        var calendar = calendars.At(step.Event.ReceivedAt);
        foreach (var rule in past.Rules.Where(rule => rule.Definition.Minutes is not null))
        {
            var threshold = SilenceThreshold.Of(rule.Definition);
            var at = step.Event.OccurredAt;
            if (step.Before is { IsOpen: true } before && threshold.Since(before.Activity) is { } since && (threshold.Since(step.After.Activity) != since || !step.After.IsOpen) && at - since >= WorthTelling && threshold.DueAt(since, calendar) > at)
            {
                var minutes = (long)(at - since).TotalMinutes;
                yield return new ExplainedRule(rule.WebhookId, past.Names[rule.WebhookId], rule.TriggerId, rule.Definition, RuleReason.SilenceBroken, minutes.ToString(CultureInfo.InvariantCulture)) { Variant = step.After.IsOpen ? null : "Ended" };
            }
        }
    }

    /// <summary>Whether the silence that an event tells is one for which the rule waits; rules that wait longer or shorter have their own.</summary>
    private bool IsItsSilence(Rule rule, ReplayStep step)
    {
        if (rule.Definition.Minutes is null || owed[step.Event.Id].Any(delivery => delivery.TriggerId == rule.TriggerId))
        {
            return true;
        }

        var threshold = SilenceThreshold.Of(rule.Definition);
        return threshold.Since(step.After.Activity) is { } since && threshold.DueAt(since, calendars.At(step.Event.ReceivedAt)) == step.Event.OccurredAt;
    }

    private static RuleReason? EventReason(Rule rule, ReplayStep step) =>
        !step.IsNews ? RuleReason.Repeated
        : AuthorReason(rule, step);

    private static RuleReason? AuthorReason(Rule rule, ReplayStep step) =>
        rule.Definition.Authors is { } authors && step.Incoming?.Message?.Author is { } author && !authors.Contains(author.Kind) ? RuleReason.Author : null;

    private static ExplainedRule No(PastRules past, Rule rule, ReplayStep step, RuleReason reason)
    {
        var no = new ExplainedRule(rule.WebhookId, past.Names[rule.WebhookId], rule.TriggerId, rule.Definition, reason);
        return reason == RuleReason.Author && step.Incoming?.Message?.Author is { } author ? no with { Detail = EnumWord.Of(author.Kind), Variant = author.Kind.ToString() } : no;
    }

    private ExplainedRule Verdict(PastRules past, Rule rule, ReplayStep step, Guid eventId, RuleReason? why)
    {
        var verdict = new ExplainedRule(rule.WebhookId, past.Names[rule.WebhookId], rule.TriggerId, rule.Definition, RuleReason.Fired);
        if (owed[eventId].FirstOrDefault(delivery => delivery.TriggerId == rule.TriggerId) is { } delivery)
        {
            _lastFired[rule.TriggerId] = step.Event.ReceivedAt;
            return verdict with { DeliveryId = delivery.Id, Status = delivery.Status, Attempts = delivery.Attempts };
        }

        return why is { } reason ? No(past, rule, step, reason) : HeldBack(past, rule, step, verdict);
    }

    /// <summary>In the order in which <see cref="FiringGate"/> asks.</summary>
    private ExplainedRule HeldBack(PastRules past, Rule rule, ReplayStep step, ExplainedRule verdict)
    {
        if (history.SuspendedAt.TryGetValue(rule.TriggerId, out var since) && since <= step.Event.ReceivedAt)
        {
            return verdict with { Reason = RuleReason.Suspended };
        }

        if (step.Incoming?.Origin is { } origin && Names(origin, past, rule.WebhookId))
        {
            return verdict with { Reason = RuleReason.OwnReceiver };
        }

        var isOpen = calendars.At(step.Event.ReceivedAt).IsOpen(step.Event.OccurredAt);
        if (rule.Conditions.FirstOrDefault(condition => !condition.Holds(step.After, isOpen)) is { Condition: var unmet })
        {
            return verdict with { Reason = RuleReason.Condition, Detail = unmet.Field, Unmet = new(unmet, ConditionField.Texts(unmet.Field, step.After, isOpen)) };
        }

        var (reason, figure) = WhyQuiet(rule, step);
        return verdict with { Reason = reason, Detail = figure?.ToString(CultureInfo.InvariantCulture) };
    }

    private (RuleReason Reason, int? Figure) WhyQuiet(Rule rule, ReplayStep step)
    {
        var hasFired = _lastFired.TryGetValue(rule.TriggerId, out var last);
        return rule.Definition switch
        {
            { OncePerConversation: true } when hasFired => (RuleReason.Once, null),
            { CooldownMinutes: { } minutes } when hasFired && step.Event.ReceivedAt < last.AddMinutes(minutes) => (RuleReason.Cooldown, minutes),
            { MaxPerHour: { } most } => (RuleReason.Cap, most),
            _ => (RuleReason.Unknown, null),
        };
    }

    /// <summary>By itself, or by one of its deliveries of this conversation.</summary>
    private bool Names(string origin, PastRules past, Guid webhookId) =>
        PublicId.TryParse(PublicId.Webhook, origin, out var named)
            ? named == webhookId
            : PublicId.TryParse(PublicId.Delivery, origin, out var deliveryId)
                && owed.SelectMany(sent => sent).Any(sent => sent.Id == deliveryId && past.Rules.Any(rule => rule.TriggerId == sent.TriggerId && rule.WebhookId == webhookId));
}
