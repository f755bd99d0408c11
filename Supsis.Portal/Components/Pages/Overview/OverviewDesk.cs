using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Overview;

/// <summary>Where the first page looks.</summary>
public sealed class OverviewDesk(OverviewStore figures, WebhookStore webhooks, WorkspaceAccess access, DeliveryFeed feed, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    public Task<WorkspaceContext?> FindWorkspaceAsync(ClaimsPrincipal user, string slug, CancellationToken cancellationToken) => access.FindAsync(user, slug, cancellationToken);

    public Task<OverviewFigures> ReadAsync(Guid workspaceId, CancellationToken cancellationToken) => figures.ReadAsync(workspaceId, cancellationToken);

    public Task<IReadOnlyList<WebhookView>> ListAsync(Guid workspaceId, CancellationToken cancellationToken) => webhooks.ListAsync(workspaceId, cancellationToken);

    /// <summary>Tells when a delivery changed.</summary>
    public IDisposable Subscribe(Guid workspaceId, Action changed) => feed.Subscribe(workspaceId, _ => changed());
}
