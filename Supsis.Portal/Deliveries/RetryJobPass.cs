using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Carries the retries of many out, a hundred at a time, oldest first; the next turn begins where the last one was committed.</summary>
internal sealed class RetryJobPass(PortalReader reader, WriteGate gate, GroupWriter writer, DeliveryWaker waker, TimeProvider clock)
{
    private const int Batch = 100;

    /// <summary>What has ended is worth a look for so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, workspaceId) in await FindAsync(cancellationToken))
        {
            while (await TurnAsync(workspaceId, id, cancellationToken))
            {
                await writer.LetQueueWriteAsync(cancellationToken);
            }
        }
    }

    /// <summary>Forgets the jobs of long ago.</summary>
    public Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        return gate.RunAsSystemAsync("retry jobs", db => db.RetryJobs.Where(job => job.FinishedAt < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<(Guid Id, Guid WorkspaceId)>> FindAsync(CancellationToken cancellationToken)
    {
        if (!writer.Storage.MayWrite)
        {
            return []; // it goes on when it can
        }

        await using var db = reader.OpenAsSystem("retry jobs");
        var running = await db.RetryJobs.Where(job => job.Status == RetryJobStatus.Running).OrderBy(job => job.Id).Select(job => new { job.Id, job.WorkspaceId }).ToListAsync(cancellationToken);
        return running.ConvertAll(job => (job.Id, job.WorkspaceId));
    }

    /// <summary>False when the job has ended.</summary>
    private async Task<bool> TurnAsync(Guid workspaceId, Guid id, CancellationToken cancellationToken)
    {
        var woken = new HashSet<Guid>();
        var goesOn = await gate.RunAsync(workspaceId, db => TurnAsync(db, id, woken, cancellationToken), cancellationToken);
        foreach (var webhookId in woken)
        {
            waker.Wake(webhookId);
        }

        return goesOn;
    }

    private async Task<bool> TurnAsync(PortalDbContext db, Guid id, HashSet<Guid> woken, CancellationToken cancellationToken)
    {
        var job = await db.RetryJobs.SingleAsync(row => row.Id == id, cancellationToken);
        if (job.Status != RetryJobStatus.Running)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var filter = JsonSerializer.Deserialize(job.Filter, DeliveryFilterJson.Default.DeliveryFilter)!;
        var next = await RetryableDeliveries.Of(db, job.WorkspaceId, filter, now)
            .Where(d => d.Id > job.Reached && d.Id <= job.Newest && d.CreatedAt <= job.CreatedAt)
            .OrderBy(d => d.Id)
            .Select(d => new { d.Id, d.WebhookId })
            .Take(Batch)
            .ToListAsync(cancellationToken);
        if (next.Count > 0)
        {
            await MakeDueAsync(db, next.ConvertAll(d => d.Id), now, cancellationToken);
            woken.UnionWith(next.Select(d => d.WebhookId));
            job.Advance(next[^1].Id, next.Count, 0);
        }

        if (next.Count < Batch)
        {
            job.Advance(job.Reached, 0, Math.Max(0, job.Total - job.Done));
            job.Finish(now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return next.Count == Batch;
    }

    // Two statements, as for one: what waits goes on with its schedule, what is finished begins a fresh one.
    private static async Task MakeDueAsync(PortalDbContext db, List<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var chosen = db.Deliveries.Where(d => ids.Contains(d.Id));
        await chosen.Where(d => d.Status == DeliveryStatus.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextAttemptAt, now).SetProperty(d => d.WaitingSince, now).SetProperty(d => d.IsManual, true), cancellationToken);
        await chosen.Where(d => d.Status != DeliveryStatus.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.NextAttemptAt, now)
                    .SetProperty(d => d.WaitingSince, now)
                    .SetProperty(d => d.IsManual, true)
                    .SetProperty(d => d.Status, DeliveryStatus.Pending)
                    .SetProperty(d => d.Owner, (Guid?)null)
                    .SetProperty(d => d.ChargedAttempts, 0)
                    .SetProperty(d => d.CompletedAt, (DateTimeOffset?)null),
                cancellationToken);
    }
}
