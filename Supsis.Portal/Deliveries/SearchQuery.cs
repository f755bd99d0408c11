using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>How the log is asked for a text.</summary>
internal static class SearchQuery
{
    /// <summary>Those of the deliveries that the text finds.</summary>
    /// <param name="among">Only ids from the first to the last are looked at; it says nothing about the others.</param>
    public static IQueryable<Delivery> Matching(PortalDbContext db, IQueryable<Delivery> deliveries, Guid workspaceId, string text, (Guid First, Guid Last) among)
    {
        var question = SearchQuestion.Read(text);
        if (question.DeliveryId is { } id)
        {
            return deliveries.Where(d => d.Id == id);
        }

        if (question.EventId is { } eventId)
        {
            return deliveries.Where(d => d.EventId == eventId);
        }

        if (question.Words.Count == 0)
        {
            return deliveries.Where(d => false);
        }

        var hits = Hits(db, question.Match(workspaceId), SearchRow.NumberOf(among.First), SearchRow.NumberOf(among.Last)).Select(row => row.DeliveryId);
        if (question.Errors is { Count: > 0 } errors)
        {
            // An error comes long after the text was taken in, so it is asked of the rows themselves.
            hits = hits.Concat(DeliveryQuery.Of(db, workspaceId).Where(d => errors.Contains(d.LastError!)).Select(d => d.Id));
        }

        return deliveries.Where(d => hits.Contains(d.Id));
    }

    /// <summary>The newest ids that the words alone find, in the order of the full text itself: of a word that stands everywhere no more is read than is shown.</summary>
    public static async Task<List<Guid>> NewestAsync(PortalDbContext db, Guid workspaceId, SearchQuestion question, Guid olderThan, int limit, CancellationToken cancellationToken)
    {
        var (match, below) = (question.Match(workspaceId), SearchRow.NumberOf(olderThan));
        var rows = await db.SearchRows
            .FromSql($"""
                SELECT r.row, r.delivery_id
                FROM (SELECT rowid AS hit FROM delivery_search WHERE delivery_search MATCH {match} AND rowid < {below} ORDER BY rowid DESC LIMIT {limit}) AS s
                JOIN delivery_search_rows AS r ON r.row = s.hit
                """)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row.DeliveryId);
    }

    private static IQueryable<SearchRow> Hits(PortalDbContext db, string match, long first, long last) => db.SearchRows.FromSql($"""
        SELECT r.row, r.delivery_id
        FROM delivery_search AS s
        JOIN delivery_search_rows AS r ON r.row = s.rowid
        WHERE s.delivery_search MATCH {match} AND s.rowid BETWEEN {first} AND {last}
        """);
}
