using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>Writes the body that a step of a conversation would have sent, with the writer of all deliveries.</summary>
internal sealed class PreviewWriter(PreviewRules rules, PayloadSource source, VisitorState? visitor)
{
    /// <summary>The newest step that the rules look for; null when there is none.</summary>
    public byte[]? WriteNewest(IReadOnlyList<ReplayStep> steps)
    {
        for (var last = steps.Count - 1; last >= 0; last--)
        {
            if (rules.Judge(steps[last]) is { } evidence)
            {
                var step = steps[last];
                var changes = step is { Before: { } before, Incoming: not null } ? ConversationChanges.Between(before.Details, step.After.Details, before.Status, step.After.Status) : [];
                var told = rules.IsAboutKeywords && steps.ElementAtOrDefault(last + 1)?.Event is { IsDerived: true, IsByHand: false } next && next.Type == rules.Type.Key ? next : step.Event;
                return Write(steps, last, evidence, told.Id, told.Sequence, changes);
            }
        }

        return null;
    }

    /// <summary>As if it happened right after the last step.</summary>
    public byte[] WriteSupposed(IReadOnlyList<ReplayStep> steps) =>
        Write(steps, steps.Count - 1, rules.Supposed(), Guid.Empty, steps[^1].Event.Sequence + 1, []);

    private byte[] Write(IReadOnlyList<ReplayStep> steps, int last, TriggerEvidence evidence, Guid eventId, long sequence, IReadOnlyList<FieldChange> changes)
    {
        var step = steps[last];
        var transcript = Hear(steps.Take(last + 1));
        var isAboutMessage = rules.IsAboutKeywords || rules.Type.Part == EventPart.Message;
        var isItself = eventId != Guid.Empty;
        var body = new PayloadEvent(
            eventId,
            rules.Type.Key,
            sequence,
            step.Event.OccurredAt,
            isItself && !rules.IsAboutKeywords && step.Incoming is { } incoming ? incoming.Data : default,
            isItself ? step.Incoming?.Message : isAboutMessage ? transcript.Newest : null,
            isItself ? step.Incoming?.Ticket : null,
            rules.IsAboutKeywords ? [] : changes);
        var state = step.After;
        state.Visitor = visitor ?? state.Visitor; // other conversations may have told more about who it is
        return new PayloadWriter(body, state, source).For(evidence, rules.Transcript == Webhooks.TranscriptSetting.None ? TranscriptPart.Empty : transcript.For(rules.Transcript));
    }

    private static Transcript Hear(IEnumerable<ReplayStep> steps)
    {
        var transcript = new Transcript();
        foreach (var step in steps)
        {
            if (step.Incoming is { Message: { } message, Type: { Part: EventPart.Message } type })
            {
                transcript.Hear(type.Key, message, step.Event.OccurredAt);
            }
        }

        return transcript;
    }
}
