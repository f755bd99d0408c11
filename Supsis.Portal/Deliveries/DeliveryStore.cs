using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The delivery log: what was sent, what came back, and the wish to send again.</summary>
public sealed class DeliveryStore
{
    private const int NewestFinds = 400;

    private readonly PortalReader _reader;
    private readonly DeliveryRetrier _retrier;

    internal DeliveryStore(PortalReader reader, DeliveryRetrier retrier) => (_reader, _retrier) = (reader, retrier);

    /// <summary>A piece of the log, newest first, by key and never by number of row.</summary>
    /// <param name="olderThan">The <see cref="DeliverySlice.Older"/> of the piece before; null for the newest.</param>
    public async Task<DeliverySlice> ListAsync(Guid workspaceId, DeliveryFilter filter, Guid? olderThan, int limit, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var matching = await MatchingAsync(db, workspaceId, filter, olderThan, limit, cancellationToken);
        if (olderThan is { } cursor)
        {
            matching = matching.Where(d => d.Id < cursor);
        }

        // One more than asked for tells whether there is an older piece.
        var rows = await DeliveryQuery.Rows(db, matching.OrderByDescending(d => d.Id).Take(limit + 1)).ToListAsync(cancellationToken);
        var hasMore = rows.Count > limit;
        return hasMore ? new(rows.GetRange(0, limit), rows[limit - 1].Id) : new(rows, null);
    }

    /// <summary>The rows of these ids that match, for a page that merges what changed.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> FindAsync(Guid workspaceId, IReadOnlyCollection<Guid> ids, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var db = _reader.Open(workspaceId);
        var matching = DeliveryQuery.Matching(db, workspaceId, filter with { Ids = [.. ids] });
        return await DeliveryQuery.Rows(db, matching).ToListAsync(cancellationToken);
    }

    public async Task<DeliveryDetails?> GetAsync(Guid workspaceId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var row = await DeliveryQuery.Rows(db, DeliveryQuery.Of(db, workspaceId).Where(d => d.Id == id)).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var url = await db.Webhooks.Where(w => w.Id == row.WebhookId).Select(w => w.Url).FirstOrDefaultAsync(cancellationToken);
        var happened = await db.Events.Where(e => e.Id == row.EventId).Select(e => new { e.OccurredAt, e.ReceivedAt }).FirstOrDefaultAsync(cancellationToken);
        var body = await db.Payloads.Where(p => p.DeliveryId == id).Select(p => p.Body).FirstOrDefaultAsync(cancellationToken);
        var attempts = await db.Attempts.Where(a => a.DeliveryId == id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        return new DeliveryDetails(row, url ?? "", happened?.OccurredAt, happened?.ReceivedAt, body ?? [], attempts);
    }

    public async Task<DeliveryCounts> CountAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var all = DeliveryQuery.Of(db, workspaceId);
        var failed = await all.Where(d => d.Status == DeliveryStatus.Exhausted).OrderBy(d => d.Id).Take(DeliveryCounts.Limit).CountAsync(cancellationToken);
        var waiting = await DeliveryQuery.Waiting(all).OrderBy(d => d.Id).Take(DeliveryCounts.Limit).CountAsync(cancellationToken);
        return new DeliveryCounts(failed, waiting);
    }

    /// <summary>Every webhook that the log may speak of, by name.</summary>
    public async Task<IReadOnlyList<DeliveryWebhook>> ListWebhooksAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await db.Webhooks
            .Where(w => w.WorkspaceId == workspaceId)
            .OrderBy(w => w.DeletedAt != null).ThenBy(w => w.Name)
            .Select(w => new DeliveryWebhook(w.Id, w.Name, w.DeletedAt != null))
            .ToListAsync(cancellationToken);
    }

    // The newest finds come first, in the order of the full text itself: where a word stands everywhere, they nearly always hold the page.
    private static async Task<IQueryable<Delivery>> MatchingAsync(
        PortalDbContext db, Guid workspaceId, DeliveryFilter filter, Guid? olderThan, int limit, CancellationToken cancellationToken)
    {
        if (filter is not { Text: { } text, Ids: null } || SearchQuestion.Read(text) is not { IsPlain: true } question)
        {
            return DeliveryQuery.Matching(db, workspaceId, filter);
        }

        var wanted = limit + 1;
        var looked = filter with { Text = null } == DeliveryFilter.All ? wanted : Math.Max(wanted, NewestFinds);
        var newest = await SearchQuery.NewestAsync(db, workspaceId, question, olderThan ?? Guid.AllBitsSet, looked, cancellationToken);
        var among = DeliveryQuery.Matching(db, workspaceId, filter with { Text = null, Ids = newest });
        return newest.Count < looked || looked == wanted || await among.CountAsync(cancellationToken) >= wanted
            ? among
            : DeliveryQuery.Matching(db, workspaceId, filter);
    }

    /// <summary>Makes a delivery due now, if the lifecycle allows it at the moment of the write.</summary>
    public Task<RetryResult> RetryAsync(Guid workspaceId, Guid id, Actor actor, CancellationToken cancellationToken) =>
        _retrier.RetryAsync(workspaceId, id, actor, cancellationToken);
}
