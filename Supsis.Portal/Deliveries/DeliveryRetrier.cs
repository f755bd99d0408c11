using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Supsis.Portal.Access;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Makes a delivery due again because a person asked for it.</summary>
internal sealed class DeliveryRetrier(WriteGate gate, IdGenerator ids, TimeProvider clock, DeliveryWaker waker, DeliveryFeed feed)
{
    public const string AuditAction = "delivery.retried";

    public async Task<RetryResult> RetryAsync(Guid workspaceId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var (result, webhookId) = await gate.RunAsync(workspaceId, db => RetryAsync(db, workspaceId, id, actor, cancellationToken), cancellationToken);
        if (result == RetryResult.Retried)
        {
            waker.Hurry(webhookId, id);
            feed.Changed(workspaceId, id);
        }

        return result;
    }

    private async Task<(RetryResult Result, Guid WebhookId)> RetryAsync(PortalDbContext db, Guid workspaceId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        // Asked inside the write: another browser may have retried it since the page was drawn.
        var delivery = DeliveryQuery.Of(db, workspaceId).Where(d => d.Id == id);
        var row = await DeliveryQuery.Rows(db, delivery).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return (RetryResult.NotFound, default);
        }

        var now = clock.GetUtcNow();
        var verdict = row.JudgeRetry(now);
        if (verdict == RetryResult.Retried)
        {
            await delivery.ExecuteUpdateAsync(MakeDue(row, now), cancellationToken);
            db.AuditEntries.Add(new AuditEntry(ids.Next(), workspaceId, actor, AuditAction, PublicId.Format(PublicId.Delivery, id), EnumWord.Of(row.Status), now));
            await db.SaveChangesAsync(cancellationToken);
        }

        return (verdict, row.WebhookId);
    }

    private static Action<UpdateSettersBuilder<Delivery>> MakeDue(DeliveryRow row, DateTimeOffset now) => set =>
    {
        set.SetProperty(d => d.NextAttemptAt, now).SetProperty(d => d.WaitingSince, now).SetProperty(d => d.IsManual, true);

        // One that waits for its next try goes on with its schedule; a finished one begins a fresh one.
        if (row.Status != DeliveryStatus.Pending)
        {
            set.SetProperty(d => d.Status, DeliveryStatus.Pending)
                .SetProperty(d => d.Owner, (Guid?)null)
                .SetProperty(d => d.ChargedAttempts, 0)
                .SetProperty(d => d.CompletedAt, (DateTimeOffset?)null);
        }
    };
}
