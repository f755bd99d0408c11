using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>What a webhook's owed deliveries do when somebody switches it; called inside the transaction of the switch.</summary>
/// <remarks>What each returns is to be called after the commit: it tells the pages that show these deliveries. A seam, because deliveries know webhooks and not the other way round.</remarks>
internal interface IWebhookBacklog
{
    /// <summary>What waits is put on hold.</summary>
    Task<Action> OnDisabledAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What is on hold gets a fresh schedule, or is cancelled as skipped.</summary>
    /// <param name="deliver">False skips the backlog.</param>
    Task<Action> OnEnabledAsync(PortalDbContext db, Guid webhookId, bool deliver, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What is not finished is cancelled.</summary>
    Task<Action> OnDeletedAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many deliveries are not finished, for the question before a switch.</summary>
    Task<int> CountWaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken);
}
