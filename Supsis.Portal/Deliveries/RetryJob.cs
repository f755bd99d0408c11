using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>The wish to send again everything that a filter finds. It survives whoever asked, and a restart.</summary>
public sealed class RetryJob : IWorkspaceOwned
{
    private RetryJob()
    {
    }

    public RetryJob(Guid id, Guid workspaceId, string filter, int total, DateTimeOffset createdAt) =>
        (Id, WorkspaceId, Filter, Total, CreatedAt, Newest) = (id, workspaceId, filter, total, createdAt, DeliveryQuery.NewestIdAt(createdAt));

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }

    /// <summary>A <see cref="DeliveryFilter"/> as JSON.</summary>
    public string Filter { get; private set; } = "{}";

    public RetryJobStatus Status { get; private set; }

    /// <summary>How many could be retried when it was asked for.</summary>
    public int Total { get; private set; }

    public int Done { get; private set; }

    /// <summary>Those that could not be retried any more when their turn came.</summary>
    public int Failed { get; private set; }

    /// <summary>The last delivery that it has looked at.</summary>
    public Guid Reached { get; private set; }

    /// <summary>What was made later is not meant.</summary>
    public Guid Newest { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public void Advance(Guid reached, int done, int failed) => (Reached, Done, Failed) = (reached, Done + done, Failed + failed);

    public void Finish(DateTimeOffset now) => (Status, FinishedAt) = (RetryJobStatus.Done, now);

    public void Cancel(DateTimeOffset now)
    {
        if (Status == RetryJobStatus.Running)
        {
            (Status, FinishedAt) = (RetryJobStatus.Cancelled, now);
        }
    }
}
