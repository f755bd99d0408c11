using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>How the log is asked for. Words of the status stand in the SQL itself, or SQLite would not see that a partial index fits.</summary>
internal static class DeliveryQuery
{
    // Ids are made at about the time of created_at; the slack forgives a clock that was set back.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    /// <summary>The workspace stands here too: the context's own filter is an OR, which no index can serve.</summary>
    public static IQueryable<Delivery> Of(PortalDbContext db, Guid workspaceId) => db.Deliveries.Where(d => d.WorkspaceId == workspaceId);

    /// <summary>Pending, sending or on hold: those alone have no end.</summary>
    public static IQueryable<Delivery> Waiting(IQueryable<Delivery> deliveries) =>
        deliveries.Where(d => d.CompletedAt == null);

    public static IQueryable<Delivery> Matching(PortalDbContext db, Guid workspaceId, DeliveryFilter filter)
    {
        var deliveries = WithStatus(IsNarrow(filter) ? db.Deliveries : Of(db, workspaceId), filter);
        if (filter.Ids is { } ids)
        {
            deliveries = deliveries.Where(d => ids.Contains(d.Id));
        }

        if (filter.WebhookId is { } webhookId)
        {
            // With a conversation, its few events are the quicker way in: the collation changes nothing but that this index does not fit.
            deliveries = filter.ConversationId is null
                ? deliveries.Where(d => d.WebhookId == webhookId)
                : deliveries.Where(d => EF.Functions.Collate(d.WebhookId, "NOCASE") == webhookId);
        }

        if (filter.EventType is { } type)
        {
            deliveries = deliveries.Where(d => d.EventType == type);
        }

        if (filter.ConversationId is { } externalId)
        {
            // By its events: an index by conversation would be written at a place of its own for every delivery (docs/decisions/0009).
            var conversation = db.Conversations.Where(c => c.WorkspaceId == workspaceId && c.ExternalId == externalId).Select(c => c.Id).FirstOrDefault();
            deliveries = deliveries.Where(d => db.Events.Where(e => e.ConversationId == conversation).Select(e => e.Id).Contains(d.EventId));
        }

        if (filter.Error is { } error)
        {
            deliveries = deliveries.Where(d => d.LastError == error);
        }

        if (filter.Text is { } text)
        {
            deliveries = SearchQuery.Matching(db, deliveries, workspaceId, text, AmongOf(filter));
        }

        return CreatedWithin(WithResponse(deliveries, filter.ResponseClass), filter);
    }

    public static IQueryable<DeliveryRow> Rows(PortalDbContext db, IQueryable<Delivery> deliveries) =>
        from d in deliveries
        from w in db.Webhooks.Where(w => w.Id == d.WebhookId).DefaultIfEmpty()
        from c in db.Conversations.Where(c => c.Id == d.ConversationId).DefaultIfEmpty()
        from h in db.WebhookHealth.Where(h => h.WebhookId == d.WebhookId).DefaultIfEmpty()
        from v in db.Visitors.Where(v => v.Id == c.VisitorId).DefaultIfEmpty()
        orderby d.Id descending
        select new DeliveryRow
        {
            Id = d.Id,
            WebhookId = d.WebhookId,
            WebhookName = w == null ? "" : w.Name,
            WebhookState = w == null ? WebhookState.Disabled : w.State,
            IsWebhookDeleted = w == null || w.DeletedAt != null,
            EventId = d.EventId,
            EventType = d.EventType,
            Keyword = d.Keyword,
            ConversationId = c == null ? "" : c.ExternalId,
            ConversationNumber = c == null ? 0 : c.Number,
            VisitorName = v == null ? null : v.Name,
            Status = d.Status,
            IsOwned = d.Owner != null,
            OpenUntil = h == null ? null : h.OpenUntil,
            ThrottledUntil = h == null ? null : h.ThrottledUntil,
            AttemptCount = d.AttemptCount,
            NextAttemptAt = d.NextAttemptAt,
            LastStatus = d.LastStatus,
            LastError = d.LastError,
            LastDurationMs = d.LastDurationMs,
            CreatedAt = d.CreatedAt,
            CompletedAt = d.CompletedAt,
        };

    // One webhook or conversation has an index of its own, which SQLite takes only when the workspace's does not offer itself
    // (the context still shows no other workspace's rows). What failed or waits is quicker by the workspace's partial indexes.
    private static bool IsNarrow(DeliveryFilter filter) =>
        (filter.WebhookId is not null || filter.ConversationId is not null)
        && !filter.IsWaiting && filter.Status is null or DeliveryStatus.Succeeded;

    // The full text need not look beyond.
    private static (Guid First, Guid Last) AmongOf(DeliveryFilter filter) => (
        filter.Ids is { Count: > 0 } ids ? ids.Min() : filter.From is { } from ? OldestIdAt(from) : Guid.Empty,
        filter.Ids is { Count: > 0 } chosen ? chosen.Max() : filter.Until is { } until ? NewestIdAt(until) : Guid.AllBitsSet);

    private static IQueryable<Delivery> WithStatus(IQueryable<Delivery> deliveries, DeliveryFilter filter)
    {
        var matching = filter.IsWaiting ? Waiting(deliveries) : deliveries;
        return filter.Status switch
        {
            null => matching,
            DeliveryStatus.Exhausted => matching.Where(d => d.Status == DeliveryStatus.Exhausted),
            DeliveryStatus.Cancelled => matching.Where(d => d.Status == DeliveryStatus.Cancelled),
            DeliveryStatus.Pending or DeliveryStatus.Sending or DeliveryStatus.Held => Waiting(matching).Where(d => d.Status == filter.Status),
            _ => matching.Where(d => d.Status == filter.Status),
        };
    }

    private static IQueryable<Delivery> WithResponse(IQueryable<Delivery> deliveries, ResponseClass? response)
    {
        if (response is not { } wanted)
        {
            return deliveries;
        }

        // The first digit in the words of ix_deliveries_answer, which holds only what has an error.
        var digit = (int)wanted;
        return wanted switch
        {
            ResponseClass.Success => deliveries.Where(d => d.LastStatus >= 200 && d.LastStatus < 300),
            ResponseClass.None => deliveries.Where(d => d.LastError != null && (d.LastStatus ?? 0) / 100 == digit && d.AttemptCount > 0),
            _ => deliveries.Where(d => d.LastError != null && (d.LastStatus ?? 0) / 100 == digit),
        };
    }

    private static IQueryable<Delivery> CreatedWithin(IQueryable<Delivery> deliveries, DeliveryFilter filter)
    {
        if (filter.From is { } from)
        {
            var oldest = IdAround(from, -ClockSlack);
            deliveries = deliveries.Where(d => d.Id >= oldest && d.CreatedAt >= from);
        }

        if (filter.Until is { } until)
        {
            var newest = NewestIdAt(until);
            deliveries = deliveries.Where(d => d.Id <= newest && d.CreatedAt < until);
        }

        return deliveries;
    }

    /// <summary>No row with a greater id was made by then.</summary>
    public static Guid NewestIdAt(DateTimeOffset at) => IdAround(at, ClockSlack);

    /// <summary>No row with a lesser id was made since.</summary>
    public static Guid OldestIdAt(DateTimeOffset at) => IdAround(at, -ClockSlack);

    // The time stands in the first 48 bits of an id (RFC 9562, UUID version 7).
    private static Guid IdAround(DateTimeOffset at, TimeSpan slack)
    {
        var earliest = DateTimeOffset.UnixEpoch + ClockSlack;
        var latest = DateTimeOffset.MaxValue - ClockSlack;
        var milliseconds = ((at < earliest ? earliest : at > latest ? latest : at) + slack).ToUnixTimeMilliseconds();
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
