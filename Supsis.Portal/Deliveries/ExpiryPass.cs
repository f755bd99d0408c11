using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Cancels what has waited too long, and the oldest of a webhook for which too much waits. Counted in the log, visible by its code.</summary>
internal sealed partial class ExpiryPass(
    OverdueBacklog overdue, DeliveryFeed feed, IOptions<DeliveryLimitOptions> options, TimeProvider clock, ILogger<ExpiryPass> logger)
{
    /// <summary>The newest are told, since those are what an open page shows.</summary>
    private const int MostTold = 1000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var workspaceId in await overdue.FindWorkspacesAsync(cancellationToken))
        {
            var told = new Queue<Guid>();
            await ExpireAsync(workspaceId, cancelled => Count(CancelCode.Expired, cancelled), cancellationToken);
            await DropAsync(workspaceId, cancelled => Count(CancelCode.BacklogDropped, cancelled), cancellationToken);
            foreach (var id in told)
            {
                feed.Changed(workspaceId, id);
            }

            void Count(string code, IReadOnlyList<(Guid WebhookId, Guid Id)> cancelled)
            {
                foreach (var (webhookId, id) in cancelled)
                {
                    var key = $"{PublicId.Format(PublicId.Webhook, webhookId)} {code}";
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                    told.Enqueue(id);
                    if (told.Count > MostTold)
                    {
                        told.Dequeue();
                    }
                }
            }
        }

        if (counts.Count > 0 && logger.IsEnabled(LogLevel.Information))
        {
            Log.Cancelled(logger, counts.Values.Sum(), string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}")));
        }
    }

    private async Task ExpireAsync(Guid workspaceId, Action<IReadOnlyList<(Guid WebhookId, Guid Id)>> count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (after, waitingSince) = (Guid.Empty, now - options.Value.ExpireAfter);
        while (await overdue.FindExpiredAsync(workspaceId, after, waitingSince, cancellationToken) is { Count: > 0 } ids)
        {
            count(await overdue.CancelAsync(workspaceId, ids, CancelCode.Expired, (now, waitingSince), cancellationToken));
            after = ids[^1];
        }
    }

    private async Task DropAsync(Guid workspaceId, Action<IReadOnlyList<(Guid WebhookId, Guid Id)>> count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (webhookId, excess) in await overdue.FindCrowdedAsync(workspaceId, options.Value.BacklogLimit, cancellationToken))
        {
            var (after, left) = (Guid.Empty, excess);
            while (left > 0 && await overdue.FindOldestAsync(workspaceId, webhookId, after, Math.Min(left, OverdueBacklog.Batch), cancellationToken) is { Count: > 0 } ids)
            {
                var cancelled = await overdue.CancelAsync(workspaceId, ids, CancelCode.BacklogDropped, (now, now), cancellationToken);
                count(cancelled);
                (after, left) = (ids[^1], left - cancelled.Count);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Cancelled {Count} deliveries that waited too long or were too many ({Webhooks}).")]
        public static partial void Cancelled(ILogger logger, int count, string webhooks);
    }
}
