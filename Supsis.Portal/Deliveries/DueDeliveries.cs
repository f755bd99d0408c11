using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Reads what is due from the database, without claiming it.</summary>
internal sealed partial class DueDeliveries(PortalReader reader, TimeProvider clock, ILogger<DueDeliveries> logger)
{
    /// <summary>The oldest due and free deliveries of a webhook; null when the database did not answer.</summary>
    public async Task<IReadOnlyList<Guid>?> FindAsync(Guid webhookId, int limit)
    {
        try
        {
            var now = clock.GetUtcNow();
            await using var db = reader.OpenAsSystem("lane");
            return await db.Deliveries
                .Where(delivery => delivery.WebhookId == webhookId && delivery.Status == DeliveryStatus.Pending && delivery.Owner == null && delivery.NextAttemptAt <= now)
                .Where(delivery => !delivery.IsOrdered || !db.Deliveries.Any(earlier =>
                    earlier.IsOrdered && earlier.CompletedAt == null && earlier.WebhookId == webhookId
                    && earlier.ConversationId == delivery.ConversationId && earlier.Id < delivery.Id))
                .OrderBy(delivery => delivery.NextAttemptAt).ThenBy(delivery => delivery.Id)
                .Select(delivery => delivery.Id)
                .Take(limit)
                .ToListAsync();
        }
        catch (Exception exception)
        {
            Log.NotRead(logger, exception);
            return null;
        }
    }

    public async Task<IReadOnlyList<Guid>> FindDueWebhooksAsync(CancellationToken cancellationToken)
    {
        if (!reader.IsInPlace)
        {
            return []; // every lane looks again when it is
        }

        var now = clock.GetUtcNow();
        await using var db = reader.OpenAsSystem("refill");
        return await db.Webhooks
            .Where(webhook => webhook.DeletedAt == null)
            .Where(webhook => db.Deliveries.Any(delivery =>
                delivery.WebhookId == webhook.Id && delivery.Status == DeliveryStatus.Pending && delivery.Owner == null && delivery.NextAttemptAt <= now))
            .Select(webhook => webhook.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>When webhooks have something due after now and before <paramref name="until"/>: each webhook's distinct moments.</summary>
    public async Task<IReadOnlyList<RetryMoment>> FindSoonAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (!reader.IsInPlace)
        {
            return []; // every lane looks again when it is
        }

        var now = clock.GetUtcNow();
        await using var db = reader.OpenAsSystem("refill");
        return await db.Deliveries
            .Where(delivery => delivery.Status == DeliveryStatus.Pending && delivery.Owner == null && delivery.NextAttemptAt > now && delivery.NextAttemptAt <= until)
            .OrderBy(delivery => delivery.NextAttemptAt)
            .Select(delivery => new RetryMoment(delivery.WebhookId, delivery.NextAttemptAt!.Value))
            .Take(RetryTimer.Limit)
            .ToListAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The backlog could not be read; it is tried again within half a minute.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
