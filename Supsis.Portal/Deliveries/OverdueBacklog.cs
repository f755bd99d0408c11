using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Finds deliveries that waited too long or are too many, and cancels them a few at a time.</summary>
/// <remarks>What a process holds in memory or is sending is left alone: its outcome is on the way.</remarks>
internal sealed class OverdueBacklog(PortalReader reader, WriteGate gate, GroupWriter writer)
{
    /// <summary>The most rows of one turn at the gate.</summary>
    public const int Batch = 500;

    public async Task<IReadOnlyList<Guid>> FindWorkspacesAsync(CancellationToken cancellationToken)
    {
        if (!gate.Storage.MayWrite)
        {
            return []; // the next look, a minute later, finds the same
        }

        await using var db = reader.OpenAsSystem("expiry");
        return await db.Workspaces.Select(workspace => workspace.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What has waited since <paramref name="waitingSince"/> or longer, oldest first, from behind <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<Guid>> FindExpiredAsync(Guid workspaceId, Guid after, DateTimeOffset waitingSince, CancellationToken cancellationToken)
    {
        var newest = DeliveryQuery.NewestIdAt(waitingSince); // nothing waits for longer than it exists
        await using var db = reader.Open(workspaceId);
        return await Cancellable(db, workspaceId)
            .Where(d => d.Id > after && d.Id <= newest && d.WaitingSince <= waitingSince)
            .OrderBy(d => d.Id)
            .Select(d => d.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The webhooks with more than <paramref name="limit"/> deliveries that wait, and by how many.</summary>
    public async Task<IReadOnlyList<(Guid WebhookId, int Excess)>> FindCrowdedAsync(Guid workspaceId, int limit, CancellationToken cancellationToken)
    {
        await using var db = reader.Open(workspaceId);
        var waiting = DeliveryQuery.Waiting(DeliveryQuery.Of(db, workspaceId));
        if (await waiting.CountAsync(cancellationToken) <= limit)
        {
            return []; // the ordinary case, without sorting by webhook
        }

        var crowded = await waiting
            .GroupBy(d => d.WebhookId)
            .Select(webhook => new { Id = webhook.Key, Count = webhook.Count() })
            .Where(webhook => webhook.Count > limit)
            .ToListAsync(cancellationToken);
        return [.. crowded.Select(webhook => (webhook.Id, webhook.Count - limit))];
    }

    /// <summary>The oldest of a webhook's deliveries that wait, from behind <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<Guid>> FindOldestAsync(Guid workspaceId, Guid webhookId, Guid after, int limit, CancellationToken cancellationToken)
    {
        await using var db = reader.Open(workspaceId);
        return await Cancellable(db, workspaceId)
            .Where(d => d.WebhookId == webhookId && d.Id > after)
            .OrderBy(d => d.Id)
            .Select(d => d.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Cancels those that still wait, since <c>WaitingSince</c> or longer, and returns them.</summary>
    public async Task<IReadOnlyList<(Guid WebhookId, Guid Id)>> CancelAsync(
        Guid workspaceId, IReadOnlyList<Guid> ids, string code, (DateTimeOffset Now, DateTimeOffset WaitingSince) at, CancellationToken cancellationToken)
    {
        await writer.LetQueueWriteAsync(cancellationToken);
        return await gate.RunAsync<IReadOnlyList<(Guid, Guid)>>(
            workspaceId,
            async db =>
            {
                // Asked again: between the look and the write somebody may have sent or retried it.
                var still = await Cancellable(db, workspaceId)
                    .Where(d => ids.Contains(d.Id) && d.WaitingSince <= at.WaitingSince)
                    .Select(d => new { d.WebhookId, d.Id })
                    .ToListAsync(cancellationToken);
                var chosen = still.ConvertAll(d => d.Id);
                await db.Deliveries.Where(d => chosen.Contains(d.Id)).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(d => d.Status, DeliveryStatus.Cancelled)
                        .SetProperty(d => d.LastError, code)
                        .SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null)
                        .SetProperty(d => d.CompletedAt, at.Now),
                    cancellationToken);
                return still.ConvertAll(d => (d.WebhookId, d.Id));
            },
            cancellationToken);
    }

    // One on hold may still name an owner: it stood in memory, or was on its way, when its webhook was disabled. A late 2xx finds it cancelled, too.
    private static IQueryable<Delivery> Cancellable(PortalDbContext db, Guid workspaceId) =>
        DeliveryQuery.Waiting(DeliveryQuery.Of(db, workspaceId))
            .Where(d => (d.Status == DeliveryStatus.Pending && d.Owner == null) || d.Status == DeliveryStatus.Held);
}
