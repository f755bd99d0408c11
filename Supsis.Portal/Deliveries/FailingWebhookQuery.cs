using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Which webhooks have been failing, and for how many events.</summary>
internal sealed class FailingWebhookQuery(PortalReader reader)
{
    /// <summary>Rows looked at for different events; one event can be owed by several triggers.</summary>
    private const int Looked = 200;

    /// <summary>A try is stored with its beginning, the health with its end.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(2);

    /// <summary>Active webhooks without a success or a change since <paramref name="since"/> or longer.</summary>
    public async Task<IReadOnlyList<FailingWebhook>> FindAsync(DateTimeOffset since, int leastFailures, CancellationToken cancellationToken)
    {
        if (!reader.IsInPlace)
        {
            return [];
        }

        await using var db = reader.OpenAsSystem("failing webhooks");
        return await db.WebhookHealth
            .Where(health => health.FailingSince <= since && health.ConsecutiveFailures >= leastFailures)
            .Join(
                db.Webhooks.Where(webhook => webhook.State == WebhookState.Active && webhook.DeletedAt == null && webhook.UpdatedAt <= since),
                health => health.WebhookId,
                webhook => webhook.Id,
                (health, webhook) => new FailingWebhook(webhook.WorkspaceId, webhook.Id, health.FailingSince!.Value, health.ConsecutiveFailures))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many different events were tried since the webhook began to fail; more than a few hundred are not counted.</summary>
    public async Task<int> CountEventsAsync(FailingWebhook webhook, CancellationToken cancellationToken)
    {
        await using var db = reader.Open(webhook.WorkspaceId);
        var since = webhook.FailingSince - LongestTry;
        var all = DeliveryQuery.Of(db, webhook.WorkspaceId).Where(d => d.WebhookId == webhook.Id && d.AttemptCount > 0);
        var tried = all.Where(d => db.Attempts.Any(attempt => attempt.DeliveryId == d.Id && attempt.Error != null && attempt.StartedAt >= since));

        // Nothing succeeded meanwhile, so that all of them are in one of the two partial indexes.
        var waiting = await DeliveryQuery.Waiting(tried).OrderBy(d => d.Id).Take(Looked).Select(d => d.EventId).ToListAsync(cancellationToken);
        var exhausted = await tried
            .Where(d => d.Status == DeliveryStatus.Exhausted && d.CompletedAt >= since)
            .OrderByDescending(d => d.Id)
            .Take(Looked)
            .Select(d => d.EventId)
            .ToListAsync(cancellationToken);
        return waiting.Union(exhausted).Count();
    }
}
