using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>What a webhook's owed deliveries do when somebody disables, enables or deletes it.</summary>
/// <remarks>A request under way is not interrupted: its row keeps owner and epoch, so that a 2xx can still make it delivered.</remarks>
internal sealed class DeliveryBacklog : IWebhookBacklog
{
    /// <summary>Over how long a backlog is spread when it is delivered after all.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMinutes(10);

    /// <summary>The widest gap between two: a backlog of three need not take ten minutes.</summary>
    public static readonly TimeSpan WidestGap = TimeSpan.FromSeconds(1);

    private const int Slices = 600;

    public async Task OnDisabledAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await (await WaitingAsync(db, webhookId, cancellationToken))
            .Where(d => d.Status == DeliveryStatus.Pending || d.Status == DeliveryStatus.Sending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Status, DeliveryStatus.Held).SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null),
                cancellationToken);

    public async Task OnEnabledAsync(PortalDbContext db, Guid webhookId, bool deliver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = (await WaitingAsync(db, webhookId, cancellationToken)).Where(d => d.Status == DeliveryStatus.Held);
        if (!deliver)
        {
            await CancelAsync(held, CancelCode.Skipped, now, cancellationToken);
            return;
        }

        var ids = await held.OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(cancellationToken);
        var dueAt = now;
        var slices = ids.Chunk(Math.Max(1, (ids.Count + Slices - 1) / Slices)).ToList();
        foreach (var slice in slices)
        {
            var (first, last) = (slice[0], slice[^1]);
            await OweAgainAsync(held.Where(d => d.Id >= first && d.Id <= last), dueAt, now, cancellationToken);
            dueAt += ids.Count > Slices ? Spread / slices.Count : WidestGap;
        }
    }

    public async Task OnDeletedAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await CancelAsync(await WaitingAsync(db, webhookId, cancellationToken), CancelCode.WebhookDeleted, now, cancellationToken);

    public async Task<int> CountWaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken) =>
        await (await WaitingAsync(db, webhookId, cancellationToken)).CountAsync(cancellationToken);

    // By workspace first: the partial index on what waits begins with it, and the webhook's whole history need not be read.
    private static async Task<IQueryable<Delivery>> WaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken)
    {
        var workspaceId = await db.Webhooks.Where(w => w.Id == webhookId).Select(w => w.WorkspaceId).FirstOrDefaultAsync(cancellationToken);
        return DeliveryQuery.Waiting(DeliveryQuery.Of(db, workspaceId)).Where(d => d.WebhookId == webhookId);
    }

    private static Task<int> OweAgainAsync(IQueryable<Delivery> held, DateTimeOffset dueAt, DateTimeOffset now, CancellationToken cancellationToken) =>
        held.ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.Status, DeliveryStatus.Pending)
                .SetProperty(d => d.Owner, (Guid?)null)
                .SetProperty(d => d.ChargedAttempts, 0)
                .SetProperty(d => d.IsManual, false)
                .SetProperty(d => d.WaitingSince, now)
                .SetProperty(d => d.NextAttemptAt, dueAt),
            cancellationToken);

    private static Task<int> CancelAsync(IQueryable<Delivery> waiting, string code, DateTimeOffset now, CancellationToken cancellationToken) =>
        waiting.ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.Status, DeliveryStatus.Cancelled)
                .SetProperty(d => d.LastError, code)
                .SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(d => d.CompletedAt, now),
            cancellationToken);
}
