using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Puts right what an ended process left behind. With SQLite there is one process: whatever has an owner at start is free.</summary>
internal sealed class DeliveryRecovery(WriteGate gate, RetrySchedule schedule, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>At start: what waited in memory is free; a request that was cut is a charged <c>unknown_crash</c>.</summary>
    public async Task FreeAllAsync(CancellationToken cancellationToken)
    {
        await FreePendingAsync(owner: null, cancellationToken);
        while (await FreeSendingAsync(cancellationToken) == Batch)
        {
        }

        await FreeHeldAsync(cancellationToken);
    }

    /// <summary>At a shutdown: what this process held and never sent is free, uncharged.</summary>
    public Task<int> FreePendingAsync(Guid? owner, CancellationToken cancellationToken) =>
        gate.RunAsSystemAsync(
            "free deliveries",
            db => DeliveryQuery.Waiting(db.Deliveries)
                .Where(delivery => delivery.Owner != null && delivery.Status != DeliveryStatus.Sending && (owner == null || delivery.Owner == owner))
                .ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.Owner, (Guid?)null), cancellationToken),
            cancellationToken);

    /// <summary>A 410 puts its delivery on hold first and disables the webhook then. Ended in between, nobody would ever take the delivery off hold.</summary>
    private Task<int> FreeHeldAsync(CancellationToken cancellationToken) =>
        gate.RunAsSystemAsync(
            "free deliveries",
            db => DeliveryQuery.Waiting(db.Deliveries)
                .Where(delivery => delivery.Status == DeliveryStatus.Held)
                .Where(delivery => db.Webhooks.Any(webhook => webhook.Id == delivery.WebhookId && webhook.DeletedAt == null && webhook.State != WebhookState.Disabled))
                .ExecuteUpdateAsync(
                    row => row.SetProperty(delivery => delivery.Status, DeliveryStatus.Pending).SetProperty(delivery => delivery.NextAttemptAt, clock.GetUtcNow()),
                    cancellationToken),
            cancellationToken);

    private Task<int> FreeSendingAsync(CancellationToken cancellationToken) =>
        gate.RunAsSystemAsync(
            "free deliveries",
            async db =>
            {
                var cut = await DeliveryQuery.Waiting(db.Deliveries).Where(delivery => delivery.Status == DeliveryStatus.Sending).OrderBy(delivery => delivery.Id).Take(Batch).ToListAsync(cancellationToken);
                var webhookIds = cut.Select(delivery => delivery.WebhookId).Distinct().ToList();
                var disabled = await db.Webhooks
                    .Where(webhook => webhookIds.Contains(webhook.Id) && webhook.State == WebhookState.Disabled)
                    .Select(webhook => webhook.Id)
                    .ToListAsync(cancellationToken);
                foreach (var delivery in cut)
                {
                    db.Attempts.Add(delivery.FailByCrash(schedule, disabled.Contains(delivery.WebhookId), clock.GetUtcNow()));
                }

                await db.SaveChangesAsync(cancellationToken);
                return cut.Count;
            },
            cancellationToken);
}
