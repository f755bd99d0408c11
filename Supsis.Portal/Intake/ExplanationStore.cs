using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Why each rule fired in a conversation, and why not: found by playing the conversation again, so that nothing need be written down while it happens.</summary>
public sealed class ExplanationStore
{
    /// <summary>The newest events that are shown.</summary>
    public const int MostShown = 500;

    /// <summary>The newest events that are played; of a longer conversation the beginning is not known.</summary>
    private const int MostPlayed = 5_000;

    private readonly PortalReader _reader;
    private readonly LiveRules _live;
    private readonly TimeProvider _clock;
    private readonly IStringLocalizer<IntakeTexts> _texts;

    internal ExplanationStore(PortalReader reader, LiveRules live, TimeProvider clock, IStringLocalizer<IntakeTexts> texts) =>
        (_reader, _live, _clock, _texts) = (reader, live, clock, texts);

    /// <summary>Null when there is no such conversation.</summary>
    /// <param name="externalId">The producer's id.</param>
    public async Task<ConversationExplanation?> ExplainAsync(Guid workspaceId, string externalId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var conversation = await db.Conversations.SingleOrDefaultAsync(row => row.WorkspaceId == workspaceId && row.ExternalId == externalId, cancellationToken);
        if (conversation is null)
        {
            return null;
        }

        var visitor = await db.Visitors.Where(row => row.Id == conversation.VisitorId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        var events = await EventsAsync(db, conversation.Id, cancellationToken);
        var judge = new RuleJudge(await HistoryAsync(db, workspaceId, cancellationToken), await CalendarsAsync(db, workspaceId, cancellationToken), await OwedAsync(db, conversation.Id, cancellationToken));
        var state = new ConversationState { Id = conversation.Id, WorkspaceId = workspaceId, ExternalId = externalId, Number = conversation.Number };
        var explained = new ConversationReplay(state, _texts).Play(events)
            .Select((step, index) => Explain(judge, step, KeywordsOf(events, index)))
            .ToList();
        var shown = explained.Count > MostShown ? explained[^MostShown..] : explained;
        var isTruncated = explained.Count > MostShown || events.Count == MostPlayed;
        return new ConversationExplanation(conversation, visitor, shown, judge.Outcomes(explained), judge.Coming(state, _clock.GetUtcNow()), isTruncated);
    }

    private static ExplainedEvent Explain(RuleJudge judge, ReplayStep step, StoredEvent? keywords) => new(
        step.Event.Id, step.Event.Sequence, step.Event.Type, step.Event.OccurredAt, step.Event.IsDerived, step.Incoming?.Message, judge.Judge(step, keywords));

    // The keywords of a message are told right behind it.
    private static StoredEvent? KeywordsOf(List<StoredEvent> events, int index) =>
        events.Skip(index + 1).Take(1).FirstOrDefault(next => next is { IsDerived: true, IsByHand: false } && next.Type == EventCatalog.KeywordMatched.Key);

    private static async Task<List<StoredEvent>> EventsAsync(PortalDbContext db, Guid conversationId, CancellationToken cancellationToken)
    {
        var newest = await db.Events
            .Where(e => e.ConversationId == conversationId)
            .OrderByDescending(e => e.Sequence)
            .Take(MostPlayed)
            .Select(e => new StoredEvent(e.Id, e.Sequence, e.Type, e.OccurredAt, e.ReceivedAt, e.Body, e.ProducerId == null))
            .ToListAsync(cancellationToken);
        newest.Reverse();
        return newest;
    }

    private static async Task<ILookup<Guid, OwedThen>> OwedAsync(PortalDbContext db, Guid conversationId, CancellationToken cancellationToken)
    {
        // By its events, as the log finds them: deliveries have no index by conversation.
        var owed = await db.Deliveries
            .Where(d => db.Events.Where(e => e.ConversationId == conversationId).Select(e => e.Id).Contains(d.EventId))
            .Select(d => new OwedThen(d.EventId, d.TriggerId, d.Id, d.Status, d.AttemptCount))
            .ToListAsync(cancellationToken);
        return owed.ToLookup(delivery => delivery.EventId);
    }

    private static async Task<RuleHistory> HistoryAsync(PortalDbContext db, Guid workspaceId, CancellationToken cancellationToken)
    {
        var createdAt = await db.Webhooks.Where(webhook => webhook.WorkspaceId == workspaceId).ToDictionaryAsync(webhook => webhook.Id, webhook => webhook.CreatedAt, cancellationToken);
        var versions = await db.WebhookVersions.Where(version => version.WorkspaceId == workspaceId).ToListAsync(cancellationToken);
        var unsaved = await WebhookHistory.OfUnsavedAsync(db, workspaceId, versions.Select(version => version.WebhookId).ToHashSet(), cancellationToken);
        var suspended = await db.Triggers.Where(trigger => trigger.WorkspaceId == workspaceId && trigger.SuspendedAt != null)
            .ToDictionaryAsync(trigger => trigger.Id, trigger => trigger.SuspendedAt!.Value, cancellationToken);
        return new RuleHistory([.. versions, .. unsaved], createdAt) { SuspendedAt = suspended };
    }

    private async Task<CalendarHistory> CalendarsAsync(PortalDbContext db, Guid workspaceId, CancellationToken cancellationToken) => new(
        await db.PastCalendars.Where(calendar => calendar.WorkspaceId == workspaceId).ToListAsync(cancellationToken),
        _live.Of(workspaceId)?.Calendar ?? BusinessCalendar.Usual);
}
