using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary><see cref="ManualRetryPolicy"/> as a question to the database.</summary>
internal static class RetryableDeliveries
{
    public static IQueryable<Delivery> Of(PortalDbContext db, Guid workspaceId, DeliveryFilter filter, DateTimeOffset now) =>
        DeliveryQuery.Matching(db, workspaceId, filter)
            .Where(d => d.Status == DeliveryStatus.Exhausted || d.Status == DeliveryStatus.Succeeded
                || (d.Status == DeliveryStatus.Pending && d.Owner == null && d.NextAttemptAt > now))
            .Where(d => db.Webhooks.Any(w => w.Id == d.WebhookId && w.State == WebhookState.Active && w.DeletedAt == null));
}
