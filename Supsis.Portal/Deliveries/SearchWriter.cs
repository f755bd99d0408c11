using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The full text of the deliveries: what is not in it yet, what comes in, what goes.</summary>
internal sealed class SearchWriter(PortalReader reader, WriteGate gate)
{
    /// <summary>The most that are found at once.</summary>
    public const int Batch = 100;

    /// <summary>The next deliveries that are not in the text yet, oldest first; the newest that is in it is the watermark.</summary>
    public async Task<IReadOnlyList<SearchEntry>> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = reader.OpenAsSystem("search text");
        var newest = await db.SearchRows.OrderByDescending(row => row.Row).Select(row => (Guid?)row.DeliveryId).FirstOrDefaultAsync(cancellationToken) ?? Guid.Empty;
        var found =
            from d in db.Deliveries.Where(d => d.Id > newest).OrderBy(d => d.Id).Take(Batch)
            from c in db.Conversations.Where(c => c.Id == d.ConversationId).DefaultIfEmpty()
            from v in db.Visitors.Where(v => v.Id == c.VisitorId).DefaultIfEmpty()
            from p in db.Payloads.Where(p => p.DeliveryId == d.Id).DefaultIfEmpty()
            orderby d.Id
            select new { d.Id, d.WorkspaceId, Number = c == null ? 0 : c.Number, External = c == null ? "" : c.ExternalId, Visitor = v == null ? null : v.Name, Body = p == null ? null : p.Body };
        var rows = await found.ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SearchEntry(row.Id, row.WorkspaceId, SearchText.Of(row.WorkspaceId, row.Number, row.External, row.Visitor, row.Body ?? [])));
    }

    public Task<int> AddAsync(IReadOnlyList<SearchEntry> entries, CancellationToken cancellationToken) => gate.RunAsSystemAsync(
        "search text",
        db =>
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            using var text = new PreparedCommand(connection, "INSERT OR REPLACE INTO delivery_search (rowid, text) VALUES ($1, $2)");
            using var row = new PreparedCommand(connection, "INSERT OR REPLACE INTO delivery_search_rows (row, delivery_id) VALUES ($1, $2)");
            foreach (var entry in entries)
            {
                var number = SearchRow.NumberOf(entry.DeliveryId);
                text.Execute(number, entry.Text);
                row.Execute(number, entry.DeliveryId);
            }

            return Task.FromResult(entries.Count);
        },
        cancellationToken);

    /// <summary>Takes deliveries out that go in the same turn.</summary>
    public static async Task RemoveAsync(PortalDbContext db, IReadOnlyList<Guid> deliveries, CancellationToken cancellationToken)
    {
        var known = await db.SearchRows.Where(row => deliveries.Select(SearchRow.NumberOf).Contains(row.Row)).Select(row => row.Row).ToListAsync(cancellationToken);
        foreach (var row in known)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM delivery_search WHERE rowid = {row}", cancellationToken);
        }

        await db.SearchRows.Where(row => known.Contains(row.Row)).ExecuteDeleteAsync(cancellationToken);
    }
}
