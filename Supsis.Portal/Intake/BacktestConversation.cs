using Supsis.Portal.Conversations;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Plays one conversation again and notes each time that a rule would have fired in it.</summary>
internal sealed class BacktestConversation(BacktestRules rules, string externalId, long number, List<BacktestFiring> firings)
{
    private readonly Dictionary<Guid, DateTimeOffset> _lastFired = [];
    private readonly HashSet<(Guid TriggerId, DateTimeOffset Since)> _told = [];

    public void Play(IEnumerable<ReplayStep> steps, DateTimeOffset now)
    {
        ReplayStep? last = null;
        foreach (var step in steps)
        {
            if (last is not null)
            {
                TellSilences(last, step.Event.ReceivedAt);
            }

            last = step;
            if (step.Event.ReceivedAt >= rules.From && !step.Event.IsByHand)
            {
                Ask(step);
            }
        }

        if (last is not null)
        {
            TellSilences(last, now);
        }
    }

    /// <summary>Messages alone, where that is all that the rules look at.</summary>
    public void Hear(IEnumerable<StoredEvent> messages)
    {
        foreach (var stored in messages)
        {
            if (StoredMessageReader.Read(stored.Body) is { } message)
            {
                Tell(stored, message, null);
                LookForKeywords(stored, message, null);
            }
        }
    }

    private void Ask(ReplayStep step)
    {
        if (step.IsNews)
        {
            Tell(step.Event, step.Incoming?.Message, step.After);
        }

        if (step.Event is { IsDerived: false } && step.Incoming is { Message: { } message } incoming && incoming.Type == EventCatalog.MessageCreated)
        {
            LookForKeywords(step.Event, message, step.After);
        }
    }

    private void Tell(StoredEvent stored, Message? message, ConversationState? state)
    {
        foreach (var rule in rules.ForEvent(stored.Type).Where(rule => LooksAt(rule, message)))
        {
            Fire(rule, state, stored.OccurredAt, stored.ReceivedAt, message, null);
        }
    }

    private void LookForKeywords(StoredEvent stored, Message message, ConversationState? state)
    {
        if (!rules.HasKeywords)
        {
            return;
        }

        foreach (var finding in rules.Keywords.ForMessage(message))
        {
            Fire(finding.Rule, state, stored.OccurredAt, stored.ReceivedAt, message, finding.Matches[0]);
        }
    }

    private static bool LooksAt(Rule rule, Message? message) =>
        rule.Definition.Authors is not { } authors || message?.Author is not { } author || authors.Contains(author.Kind);

    /// <summary>The silences that had lasted long enough before something else came.</summary>
    private void TellSilences(ReplayStep last, DateTimeOffset until)
    {
        var (state, receivedAt) = (last.After, last.Event.ReceivedAt);
        if (!state.IsOpen)
        {
            return;
        }

        foreach (var (rule, threshold) in rules.Silences)
        {
            if (threshold.Since(state.Activity) is { } since && threshold.DueAt(since, rules.Calendar) is var due
                && WasTold(due, receivedAt, until) && _told.Add((rule.TriggerId, since)))
            {
                Fire(rule, state, due, due > receivedAt ? due : receivedAt, null, null);
            }
        }
    }

    /// <summary>One that was over on receipt is told by the next pass, if it lasts until then: the rest of a history that is sent at once ends it.</summary>
    private bool WasTold(DateTimeOffset due, DateTimeOffset receivedAt, DateTimeOffset until) =>
        due >= rules.From && due <= until && (due > receivedAt || until - receivedAt >= SilencePass.Every);

    /// <param name="state">Null where no rule has a condition.</param>
    private void Fire(Rule rule, ConversationState? state, DateTimeOffset occurredAt, DateTimeOffset receivedAt, Message? message, KeywordEvidence? match)
    {
        var isOpen = rule.Conditions.Count > 0 && rules.Calendar.IsOpen(occurredAt);
        if (!rule.Conditions.All(condition => condition.Holds(state!, isOpen)) || IsQuiet(rule, receivedAt))
        {
            return;
        }

        _lastFired[rule.TriggerId] = receivedAt;
        firings.Add(new BacktestFiring(
            rule.TriggerId,
            rule.Definition.MaxPerHour,
            receivedAt,
            new BacktestHit(occurredAt, rule.Definition.Type, externalId, number, match?.Keyword, match?.Text, message?.Text, match?.Start, match?.Length)));
    }

    private bool IsQuiet(Rule rule, DateTimeOffset at) => _lastFired.TryGetValue(rule.TriggerId, out var last)
        && (rule.Definition.OncePerConversation == true || (rule.Definition.CooldownMinutes is { } minutes && at < last.AddMinutes(minutes)));
}
