using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Remembers what it was told, instead of touching deliveries.</summary>
internal sealed class RecordedBacklog : IWebhookBacklog
{
    public List<string> Told { get; } = [];

    public Task<Action> OnDisabledAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken) => Tell(db, "disabled");

    public Task<Action> OnEnabledAsync(PortalDbContext db, Guid webhookId, bool deliver, DateTimeOffset now, CancellationToken cancellationToken) =>
        Tell(db, deliver ? "enabled, deliver" : "enabled, skip");

    public Task<Action> OnDeletedAsync(PortalDbContext db, Guid webhookId, DateTimeOffset now, CancellationToken cancellationToken) => Tell(db, "deleted");

    public Task<int> CountWaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken) => Task.FromResult(0);

    private Task<Action> Tell(PortalDbContext db, string what)
    {
        Assert.NotNull(db.Database.CurrentTransaction);
        Told.Add(what);
        return Task.FromResult<Action>(static () => { });
    }
}
