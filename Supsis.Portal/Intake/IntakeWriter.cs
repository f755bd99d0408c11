using Microsoft.Extensions.Options;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Intake;

/// <summary>Takes checked events to the disk: its answer means that the event, its trigger decisions and every delivery are stored.</summary>
internal sealed class IntakeWriter(GroupWriter writer, EventRecorder recorder, LateSilences late, IOptions<IntakeOptions> options)
{
    /// <summary>Stores events in order; the answers stand in the same order.</summary>
    /// <exception cref="IntakeUnavailableException">Too many events wait, or the storage refuses to write.</exception>
    public Task<IntakeReceipt[]> AcceptAsync(Guid workspaceId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (events.Count == 0)
        {
            return Task.FromResult(Array.Empty<IntakeReceipt>());
        }

        if (writer.Storage.Trouble is var trouble and not StorageTrouble.None)
        {
            throw new IntakeUnavailableException(options.Value.RetryAfter, trouble);
        }

        if (writer.Waiting >= options.Value.QueueLimit)
        {
            throw new IntakeUnavailableException(options.Value.RetryAfter);
        }

        var batch = new IntakeBatch(events.Count, options.Value.RetryAfter, late);
        var done = batch.Done; // the batch may finish before the last line runs
        for (var i = 0; i < events.Count; i++)
        {
            writer.Enqueue(new IntakeWork(recorder, workspaceId, events[i], batch, i));
        }

        return done;
    }
}
