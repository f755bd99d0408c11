using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Retries of many deliveries at once: how many it would be, the job that does it, and its end.</summary>
public sealed class RetryJobStore
{
    public const string StartedAction = "deliveries.retry_started";
    public const string CancelledAction = "deliveries.retry_cancelled";

    private readonly PortalReader _reader;
    private readonly WriteGate _gate;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _clock;

    internal RetryJobStore(PortalReader reader, WriteGate gate, IdGenerator ids, TimeProvider clock) => (_reader, _gate, _ids, _clock) = (reader, gate, ids, clock);

    /// <summary>Exactly how many of what the filter finds may be retried now.</summary>
    public async Task<int> CountAsync(Guid workspaceId, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await RetryableDeliveries.Of(db, workspaceId, filter, _clock.GetUtcNow()).CountAsync(cancellationToken);
    }

    /// <summary>Starts a job; what is delivered afterwards is no part of it.</summary>
    public Task<RetryJob> StartAsync(Guid workspaceId, DeliveryFilter filter, Actor actor, CancellationToken cancellationToken) => _gate.RunAsync(
        workspaceId,
        async db =>
        {
            var now = _clock.GetUtcNow();
            var total = await RetryableDeliveries.Of(db, workspaceId, filter, now).CountAsync(cancellationToken);
            var stored = JsonSerializer.Serialize(filter, DeliveryFilterJson.Default.DeliveryFilter);
            var job = new RetryJob(_ids.Next(), workspaceId, stored, total, now);
            db.RetryJobs.Add(job);
            db.AuditEntries.Add(new AuditEntry(_ids.Next(), workspaceId, actor, StartedAction, PublicId.Format(PublicId.RetryJob, job.Id), InShort(filter, stored), now));
            await db.SaveChangesAsync(cancellationToken);
            return job;
        },
        cancellationToken);

    public async Task<RetryJob?> GetAsync(Guid workspaceId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await db.RetryJobs.SingleOrDefaultAsync(job => job.Id == id, cancellationToken);
    }

    /// <summary>The newest that is not finished; null when none is.</summary>
    public async Task<RetryJob?> FindRunningAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await db.RetryJobs.Where(job => job.Status == RetryJobStatus.Running).OrderByDescending(job => job.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Stops it where it is; one that has ended stays as it ended. Null when there is none.</summary>
    public Task<RetryJob?> CancelAsync(Guid workspaceId, Guid id, Actor actor, CancellationToken cancellationToken) => _gate.RunAsync(
        workspaceId,
        async db =>
        {
            var job = await db.RetryJobs.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (job?.Status == RetryJobStatus.Running)
            {
                var now = _clock.GetUtcNow();
                job.Cancel(now);
                db.AuditEntries.Add(new AuditEntry(_ids.Next(), workspaceId, actor, CancelledAction, PublicId.Format(PublicId.RetryJob, id), null, now));
                await db.SaveChangesAsync(cancellationToken);
            }

            return job;
        },
        cancellationToken);

    // The audit log needs no hundreds of ids: how many were ticked tells enough.
    private static string InShort(DeliveryFilter filter, string stored) => filter.Ids is { } ids ? $$"""{"selected":{{ids.Count}}}""" : stored;
}
