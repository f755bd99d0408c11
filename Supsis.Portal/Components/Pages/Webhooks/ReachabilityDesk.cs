using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Has an address looked at for whoever may enter one, as of now.</summary>
public sealed class ReachabilityDesk(ReachabilityCheck check, WorkspaceAccess access)
{
    /// <summary>Null when this person may not, or the address could not be saved either.</summary>
    public async Task<Reachability?> CheckAsync(ClaimsPrincipal user, Guid workspaceId, string address, CancellationToken cancellationToken) =>
        await access.MayAsync(user, workspaceId, PortalRole.Manager, cancellationToken) ? await check.CheckAsync(workspaceId, address, cancellationToken) : null;
}
