using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>How much waits for a webhook, and for about how long.</summary>
public sealed class BacklogForecast
{
    /// <summary>More are not counted: a page asks this again and again.</summary>
    public const int MostCounted = 10_000;

    private readonly PortalReader _reader;
    private readonly ReceiverRates _rates;
    private readonly Func<Guid, int> _inMemory;
    private readonly TimeProvider _clock;

    /// <param name="reader">For what waits in the database.</param>
    /// <param name="rates">How fast receivers have been lately.</param>
    /// <param name="inMemory">How many deliveries of a webhook wait in memory alone.</param>
    /// <param name="clock">The time.</param>
    internal BacklogForecast(PortalReader reader, ReceiverRates rates, Func<Guid, int> inMemory, TimeProvider clock) =>
        (_reader, _rates, _inMemory, _clock) = (reader, rates, inMemory, clock);

    public async Task<WaitingBacklog> OfAsync(Guid workspaceId, Guid webhookId, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        await using var db = _reader.Open(workspaceId);

        // In the words of ix_deliveries_due. What is in line for a later try waits for its own time and not for its turn.
        var stored = await db.Deliveries
            .Where(d => d.WebhookId == webhookId && d.Status == DeliveryStatus.Pending && d.Owner == null && d.NextAttemptAt <= now)
            .OrderBy(d => d.NextAttemptAt)
            .Take(MostCounted)
            .CountAsync(cancellationToken);
        var hold = await db.WebhookHealth
            .Where(h => h.WebhookId == webhookId)
            .Select(h => new { h.OpenUntil, h.ThrottledUntil })
            .FirstOrDefaultAsync(cancellationToken);

        var health = ReceiverHealth.Unknown with { OpenUntil = hold?.OpenUntil, ThrottledUntil = hold?.ThrottledUntil };
        var count = Math.Min(stored + _inMemory(webhookId), MostCounted);
        var rate = _rates.PerMinute(webhookId);
        return new WaitingBacklog(count, rate > 0 ? TimeSpan.FromMinutes(count / rate) : null, health.HeldUntil(now));
    }
}
