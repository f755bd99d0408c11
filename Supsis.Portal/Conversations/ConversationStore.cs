using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>The conversations of a workspace, newest first.</summary>
public sealed class ConversationStore
{
    private readonly PortalReader _reader;

    internal ConversationStore(PortalReader reader) => _reader = reader;

    /// <param name="before">The <see cref="ConversationLine.Number"/> of the last line that is known; null for the newest.</param>
    public async Task<IReadOnlyList<ConversationLine>> ListAsync(Guid workspaceId, ConversationFilter filter, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        var chosen = Matching(db, workspaceId, filter);
        if (before is { } last)
        {
            chosen = chosen.Where(c => c.Number < last);
        }

        var rows = await chosen
            .OrderByDescending(c => c.Number)
            .Take(limit)
            .Select(c => new
            {
                c.Id,
                c.ExternalId,
                c.Number,
                c.Status,
                c.Details,
                Messages = c.MessagesByVisitor + c.MessagesByAgent + c.MessagesByBot,
                c.StartedAt,
                c.LastActivityAt,
                Visitor = db.Visitors.Where(v => v.Id == c.VisitorId).Select(v => v.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(c => new ConversationLine(c.Id, c.ExternalId, c.Number, c.Visitor, c.Status, ChannelIn(c.Details), c.Messages, c.StartedAt, c.LastActivityAt));
    }

    /// <summary>Rises with every event of a conversation; null when there is none of that id.</summary>
    public async Task<long?> LastSequenceAsync(Guid workspaceId, string externalId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await db.Conversations.Where(c => c.WorkspaceId == workspaceId && c.ExternalId == externalId).Select(c => (long?)c.LastSequence).FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Conversation> Matching(PortalDbContext db, Guid workspaceId, ConversationFilter filter)
    {
        var all = db.Conversations.Where(c => c.WorkspaceId == workspaceId);
        all = filter.IsOpen switch
        {
            true => all.Where(c => c.Status != ConversationStatus.Ended),
            false => all.Where(c => c.Status == ConversationStatus.Ended),
            null => all,
        };
        var search = filter.Search?.Trim().TrimStart('#') ?? "";
        if (search.Length == 0)
        {
            return all;
        }

        if (long.TryParse(search, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return all.Where(c => c.Number == number || c.ExternalId == search);
        }

        var pattern = $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return all.Where(c => c.ExternalId.StartsWith(search) || db.Visitors.Any(v => v.Id == c.VisitorId && EF.Functions.Like(v.Name!, pattern, "\\")));
    }

    private static string? ChannelIn(string details) =>
        JsonSerializer.Deserialize(details, ConversationJson.Default.ConversationDetails)?.Channel is { } channel ? channel.Name ?? channel.Type : null;
}
