using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>What a webhook's owed deliveries do when somebody disables, enables or deletes it.</summary>
/// <remarks>A request under way is not interrupted: its row keeps owner and epoch, so that a 2xx can still make it delivered.</remarks>
internal sealed class DeliveryBacklog(DeliveryFeed feed) : IWebhookBacklog
{
    /// <summary>Over how long a backlog is spread when it is delivered after all.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromMinutes(10);

    /// <summary>The widest gap between two: a backlog of three need not take ten minutes.</summary>
    public static readonly TimeSpan WidestGap = TimeSpan.FromSeconds(1);

    private const int Slices = 600;

    /// <summary>The newest are told, since those are what an open page shows.</summary>
    private const int MostTold = 1000;

    public async Task<Action> OnDisabledAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = (await WaitingAsync(db, webhookId, cancellationToken)).Where(d => d.Status == DeliveryStatus.Pending || d.Status == DeliveryStatus.Sending);
        var tell = await TellerAsync(open, cancellationToken);
        await open.ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Status, DeliveryStatus.Held).SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null), cancellationToken);
        return tell;
    }

    public async Task<Action> OnEnabledAsync(PortalDbContext db, Guid webhookId, bool deliver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = (await WaitingAsync(db, webhookId, cancellationToken)).Where(d => d.Status == DeliveryStatus.Held);
        var tell = await TellerAsync(held, cancellationToken);
        await (deliver ? SpreadAsync(held, now, cancellationToken) : CancelAsync(held, CancelCode.Skipped, now, cancellationToken));
        return tell;
    }

    public async Task<Action> OnDeletedAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(db, webhookId, cancellationToken);
        var tell = await TellerAsync(waiting, cancellationToken);
        await CancelAsync(waiting, CancelCode.WebhookDeleted, now, cancellationToken);
        return tell;
    }

    public async Task<int> CountWaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken) =>
        await (await WaitingAsync(db, webhookId, cancellationToken)).CountAsync(cancellationToken);

    // By workspace first: the partial index on what waits begins with it, and the webhook's whole history need not be read.
    private static async Task<IQueryable<Delivery>> WaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken)
    {
        var workspaceId = await db.Webhooks.Where(w => w.Id == webhookId).Select(w => w.WorkspaceId).FirstOrDefaultAsync(cancellationToken);
        return DeliveryQuery.Waiting(DeliveryQuery.Of(db, workspaceId)).Where(d => d.WebhookId == webhookId);
    }

    // Asked before the change: afterwards nothing tells these rows from others.
    private async Task<Action> TellerAsync(IQueryable<Delivery> changing, CancellationToken cancellationToken)
    {
        var rows = await changing.OrderByDescending(d => d.Id).Take(MostTold).Select(d => new { d.WorkspaceId, d.Id }).ToListAsync(cancellationToken);
        return () => rows.ForEach(row => feed.Changed(row.WorkspaceId, row.Id));
    }

    private static async Task SpreadAsync(IQueryable<Delivery> held, DateTimeOffset now, CancellationToken cancellationToken)
    {
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
