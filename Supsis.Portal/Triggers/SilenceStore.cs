using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Triggers;

/// <summary>Finds the silences that crossed a threshold, and remembers how far was looked.</summary>
internal sealed class SilenceStore(PortalReader reader, WriteGate gate)
{
    /// <summary>Open conversations whose silence began by <paramref name="until"/>, oldest first, from behind <paramref name="last"/>, not told yet.</summary>
    public async Task<IReadOnlyList<SilentConversation>> FindAsync(
        Guid workspaceId, SilenceThreshold threshold, SilentConversation last, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        await using var db = reader.Open(workspaceId);
        return await Due(db, workspaceId, threshold, last, until, limit).ToListAsync(cancellationToken);
    }

    /// <remarks>It names the workspace, though the database shows no other, and the least beginning twice: only so does SQLite go by the index instead of reading all that are open.</remarks>
    internal static IQueryable<SilentConversation> Due(PortalDbContext db, Guid workspaceId, SilenceThreshold threshold, SilentConversation last, DateTimeOffset until, int limit)
    {
        var open = db.Conversations.Where(conversation => conversation.WorkspaceId == workspaceId && conversation.Status != ConversationStatus.Ended);
        var silent = threshold.WaitedFor switch
        {
            WaitedFor.Visitor => open.Select(c => new { c.Id, c.ExternalId, Since = c.LastVisitorActivityAt }),
            WaitedFor.Agent => open.Select(c => new { c.Id, c.ExternalId, Since = c.LastAgentActivityAt }),
            WaitedFor.Bot => open.Select(c => new { c.Id, c.ExternalId, Since = c.LastBotActivityAt }),
            WaitedFor.Answer => open.Where(c => c.VisitorWaitingSince != null).Select(c => new { c.Id, c.ExternalId, Since = c.VisitorWaitingSince!.Value }),
            _ => open.Select(c => new { c.Id, c.ExternalId, Since = c.LastActivityAt }),
        };
        return silent
            .Where(conversation => conversation.Since <= until && conversation.Since >= last.Since && (conversation.Since > last.Since || (conversation.Since == last.Since && conversation.Id > last.Id)))
            .Where(conversation => !db.SilenceFirings.Any(told =>
                told.ConversationId == conversation.Id && told.Minutes == threshold.Minutes && told.WaitedFor == threshold.WaitedFor && told.InBusinessHours == threshold.InBusinessHours && told.SilentSince == conversation.Since))
            .OrderBy(conversation => conversation.Since).ThenBy(conversation => conversation.Id)
            .Take(limit)
            .Select(conversation => new SilentConversation(conversation.Id, conversation.ExternalId, conversation.Since));
    }

    /// <summary>Open conversations of which events were received since then.</summary>
    public async Task<IReadOnlyList<TouchedConversation>> TouchedSinceAsync(Guid workspaceId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = reader.Open(workspaceId);
        var first = IdGenerator.FirstAt(since);
        return await db.Events
            .Where(stored => stored.Id >= first)
            .GroupBy(stored => stored.ConversationId, (id, stored) => new { Id = id, ReceivedAt = stored.Max(one => one.ReceivedAt) })
            .Join(
                db.Conversations.Where(conversation => conversation.Status != ConversationStatus.Ended),
                touched => touched.Id,
                conversation => conversation.Id,
                (touched, c) => new TouchedConversation(
                    workspaceId, c.Id, c.ExternalId, new ConversationActivity(c.Status, c.LastActivityAt, c.LastVisitorActivityAt, c.LastAgentActivityAt, c.LastBotActivityAt, c.VisitorWaitingSince), touched.ReceivedAt))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<SilenceWatermark>> WatermarksAsync(CancellationToken cancellationToken)
    {
        await using var db = reader.OpenAsSystem("silence watermarks");
        return await db.SilenceWatermarks.ToListAsync(cancellationToken);
    }

    public Task SaveAsync(IReadOnlyDictionary<(Guid WorkspaceId, SilenceThreshold Threshold), DateTimeOffset> seen, CancellationToken cancellationToken) =>
        gate.RunAsSystemAsync("silence watermarks", async db =>
        {
            await db.SilenceWatermarks.ExecuteDeleteAsync(cancellationToken);
            db.SilenceWatermarks.AddRange(seen.Select(mark => new SilenceWatermark(mark.Key.WorkspaceId, mark.Key.Threshold, mark.Value)));
            return await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
}
