using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>What people do with many deliveries at once. Every change asks first whether this person may, as of now.</summary>
/// <remarks>A change is not cut off when the reader leaves: they asked for it.</remarks>
public sealed class DeliveryDesk(RetryJobStore jobs, WorkspaceAccess access, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    public Task<int> CountRetryableAsync(Guid workspaceId, DeliveryFilter filter, CancellationToken cancellationToken) => jobs.CountAsync(workspaceId, filter, cancellationToken);

    public Task<RetryJob?> FindRetryJobAsync(Guid workspaceId, CancellationToken cancellationToken) => jobs.FindRunningAsync(workspaceId, cancellationToken);

    public Task<RetryJob?> GetRetryJobAsync(Guid workspaceId, Guid id, CancellationToken cancellationToken) => jobs.GetAsync(workspaceId, id, cancellationToken);

    /// <summary>Null when this person may not.</summary>
    public async Task<RetryJob?> StartRetryJobAsync(ClaimsPrincipal user, Guid workspaceId, DeliveryFilter filter) =>
        await MayAsync(user, workspaceId) ? await jobs.StartAsync(workspaceId, filter, user.Actor(), CancellationToken.None) : null;

    /// <summary>Null when this person may not.</summary>
    public async Task<RetryJob?> CancelRetryJobAsync(ClaimsPrincipal user, Guid workspaceId, Guid id) =>
        await MayAsync(user, workspaceId) ? await jobs.CancelAsync(workspaceId, id, user.Actor(), CancellationToken.None) : null;

    private Task<bool> MayAsync(ClaimsPrincipal user, Guid workspaceId) => access.MayAsync(user, workspaceId, PortalRole.Manager, CancellationToken.None);
}
