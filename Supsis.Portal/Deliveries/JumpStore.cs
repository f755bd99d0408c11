using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Finds a webhook by its name, and anything else by its id or number: each by an index, since people wait for it letter by letter.</summary>
public sealed class JumpStore
{
    private const int MostOfAKind = 6;

    /// <summary>Sorts after everything that begins with the same text.</summary>
    private const string Last = "\U0010FFFF";

    private readonly PortalReader _reader;

    internal JumpStore(PortalReader reader) => _reader = reader;

    public async Task<IReadOnlyList<JumpHit>> FindAsync(Guid workspaceId, string text, CancellationToken cancellationToken)
    {
        var wanted = text.Trim();
        if (wanted.Length is 0 or > ColumnLengths.ExternalId)
        {
            return [];
        }

        await using var db = _reader.Open(workspaceId);
        return
        [
            .. await DeliveriesAsync(db, workspaceId, wanted, cancellationToken),
            .. await EventsAsync(db, workspaceId, wanted, cancellationToken),
            .. await ConversationsAsync(db, workspaceId, wanted, cancellationToken),
            .. await WebhooksAsync(db, workspaceId, wanted, cancellationToken),
        ];
    }

    private static async Task<IEnumerable<JumpHit>> DeliveriesAsync(PortalDbContext db, Guid workspaceId, string wanted, CancellationToken cancellationToken)
    {
        if (DeliveryIds.Delivery(wanted) is not { } id)
        {
            return [];
        }

        var found = await DeliveryQuery.Of(db, workspaceId)
            .Where(d => d.Id == id)
            .Select(d => new { d.EventType, Webhook = db.Webhooks.Where(w => w.Id == d.WebhookId).Select(w => w.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return found.Select(d => new JumpHit(JumpKind.Delivery, DeliveryIds.Format(id), d.Webhook, EventType: d.EventType));
    }

    private static async Task<IEnumerable<JumpHit>> EventsAsync(PortalDbContext db, Guid workspaceId, string wanted, CancellationToken cancellationToken)
    {
        var found = await EventsOf(db, workspaceId, wanted)
            .Join(db.Conversations, e => e.ConversationId, c => c.Id, (e, c) => new { e.Type, c.ExternalId, c.Number })
            .ToListAsync(cancellationToken);
        return found.Select(e => new JumpHit(JumpKind.Event, e.ExternalId, Number: e.Number, EventType: e.Type));
    }

    private static async Task<IEnumerable<JumpHit>> ConversationsAsync(PortalDbContext db, Guid workspaceId, string wanted, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(db, Beginning(db, workspaceId, wanted), cancellationToken);
        if (long.TryParse(wanted.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            found.InsertRange(0, await ReadAsync(db, Of(db, workspaceId).Where(c => c.Number == number), cancellationToken));
        }

        return found.DistinctBy(hit => hit.Id).Take(MostOfAKind);
    }

    internal static IQueryable<ConversationEvent> EventsOf(PortalDbContext db, Guid workspaceId, string wanted)
    {
        var events = db.Events.Where(e => e.WorkspaceId == workspaceId);
        return PublicId.TryParse(PublicId.Event, wanted, out var id) ? events.Where(e => e.Id == id) : events.Where(e => e.ProducerId == wanted);
    }

    // A range, since LIKE has an index of its own idea of letters.
    internal static IQueryable<Conversation> Beginning(PortalDbContext db, Guid workspaceId, string wanted)
    {
        var end = wanted + Last;
        return Of(db, workspaceId).Where(c => c.ExternalId.CompareTo(wanted) >= 0 && c.ExternalId.CompareTo(end) < 0).OrderBy(c => c.ExternalId).Take(MostOfAKind);
    }

    private static IQueryable<Conversation> Of(PortalDbContext db, Guid workspaceId) => db.Conversations.Where(c => c.WorkspaceId == workspaceId);

    private static Task<List<JumpHit>> ReadAsync(PortalDbContext db, IQueryable<Conversation> chosen, CancellationToken cancellationToken) => chosen
        .Select(c => new JumpHit(JumpKind.Conversation, c.ExternalId, db.Visitors.Where(v => v.Id == c.VisitorId).Select(v => v.Name).FirstOrDefault(), c.Number, null))
        .ToListAsync(cancellationToken);

    // A workspace has few webhooks; in memory their names compare as Turkish readers compare them.
    private static async Task<IEnumerable<JumpHit>> WebhooksAsync(PortalDbContext db, Guid workspaceId, string wanted, CancellationToken cancellationToken)
    {
        var folded = Folded(wanted);
        var isId = WebhookIds.TryParse(wanted, out var id);
        var all = await WebhookViews.Of(db, workspaceId).OrderByDescending(w => w.Id).Select(w => new { w.Id, w.Name }).ToListAsync(cancellationToken);
        return all
            .Where(w => isId ? w.Id == id : Folded(w.Name).Contains(folded, StringComparison.Ordinal))
            .Take(MostOfAKind)
            .Select(w => new JumpHit(JumpKind.Webhook, PublicId.Format(PublicId.Webhook, w.Id), w.Name));
    }

    private static string Folded(string text) => TurkishFolding.FoldKeyword(text, ignoreDiacritics: true);
}
