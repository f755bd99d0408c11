using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What a webhook that nobody has saved would send, shown with a real conversation; only read, beside the writer and never in its way.</summary>
public sealed class PreviewStore
{
    /// <summary>The newest conversations among which one is looked for.</summary>
    private const int MostLookedAt = 50;

    /// <summary>Of those, so many are played at most: what a message says stands nowhere but in it.</summary>
    private const int MostPlayed = 10;

    /// <summary>Of each, so many of its newest events.</summary>
    private const int MostEvents = 1_000;

    private readonly PortalReader _reader;
    private readonly LiveRules _live;
    private readonly InboxAddress _address;
    private readonly IStringLocalizer<IntakeTexts> _texts;

    internal PreviewStore(PortalReader reader, LiveRules live, InboxAddress address, IStringLocalizer<IntakeTexts> texts) =>
        (_reader, _live, _address, _texts) = (reader, live, address, texts);

    /// <param name="webhookId">Null for one that was never saved.</param>
    /// <param name="settings">With the triggers of one status.</param>
    public async Task<BodyPreview> RenderAsync(Guid workspaceId, Guid? webhookId, WebhookSettings settings, CancellationToken cancellationToken)
    {
        var rules = new PreviewRules(webhookId ?? Guid.Empty, settings);
        if (_live.Of(workspaceId) is not { } workspace)
        {
            return SampleOf(rules.Type);
        }

        var source = new PayloadSource(workspaceId, workspace.WorkspaceName, workspace.Slug, _address.Origin);
        await using var db = _reader.Open(workspaceId);
        var newest = await db.Conversations
            .Where(c => c.WorkspaceId == workspaceId)
            .OrderByDescending(c => c.Number)
            .Take(MostLookedAt)
            .Select(c => new PastConversation(c.Id, c.ExternalId, c.Number))
            .ToListAsync(cancellationToken);
        foreach (var past in (await PromisingAsync(db, newest, rules, cancellationToken)).Take(MostPlayed))
        {
            var steps = await PlayAsync(db, workspaceId, past, cancellationToken);
            if (new PreviewWriter(rules, source, await VisitorAsync(db, past.Id, cancellationToken)).WriteNewest(steps) is { } body)
            {
                return new(PreviewKind.Happened, body, past.ExternalId, past.Number);
            }
        }

        return newest is [var last, ..] && await PlayAsync(db, workspaceId, last, cancellationToken) is { Count: > 0 } played
            ? new(PreviewKind.NotYet, new PreviewWriter(rules, source, await VisitorAsync(db, last.Id, cancellationToken)).WriteSupposed(played), last.ExternalId, last.Number)
            : SampleOf(rules.Type);
    }

    private static BodyPreview SampleOf(EventType type) => new(PreviewKind.Sample, EventSample.Of(type), null, null);

    /// <summary>Those in which it may have happened, the newest first.</summary>
    private static async Task<IReadOnlyList<PastConversation>> PromisingAsync(
        PortalDbContext db, List<PastConversation> newest, PreviewRules rules, CancellationToken cancellationToken)
    {
        var ids = newest.ConvertAll(past => past.Id);
        var type = rules.IsAboutKeywords ? EventCatalog.MessageCreated.Key : rules.Type.Key;
        var found = await db.Events
            .Where(e => ids.Contains(e.ConversationId) && e.Type == type)
            .Select(e => e.ConversationId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return newest.FindAll(past => found.Contains(past.Id));
    }

    private async Task<IReadOnlyList<ReplayStep>> PlayAsync(PortalDbContext db, Guid workspaceId, PastConversation past, CancellationToken cancellationToken)
    {
        var events = await db.Events
            .Where(e => e.ConversationId == past.Id)
            .OrderByDescending(e => e.Sequence)
            .Take(MostEvents)
            .Select(e => new StoredEvent(e.Id, e.Sequence, e.Type, e.OccurredAt, e.ReceivedAt, e.Body, e.ProducerId == null))
            .ToListAsync(cancellationToken);
        events.Reverse();
        var state = new ConversationState { Id = past.Id, WorkspaceId = workspaceId, ExternalId = past.ExternalId, Number = past.Number };
        return [.. new ConversationReplay(state, _texts).Play(events)];
    }

    private static async Task<VisitorState?> VisitorAsync(PortalDbContext db, Guid conversationId, CancellationToken cancellationToken)
    {
        var row = await db.Conversations
            .Where(c => c.Id == conversationId)
            .Join(db.Visitors, c => c.VisitorId, visitor => (Guid?)visitor.Id, (c, visitor) => visitor)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new VisitorState(row.Id, row.ExternalId)
        {
            Name = row.Name,
            Email = row.Email,
            Phone = row.Phone,
            Locale = row.Locale,
            Country = row.Country,
            CustomAttributes = JsonSerializer.Deserialize(row.CustomAttributes, ConversationJson.Default.IReadOnlyDictionaryStringJsonElement)!,
        };
    }
}
