using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Intake;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>What people do in a conversation. Every act asks first whether this person may, as of now.</summary>
public sealed class ConversationActs(RuleFirer firer, WebhookStore webhooks, WorkspaceAccess access)
{
    public Task<WorkspaceContext?> FindWorkspaceAsync(ClaimsPrincipal user, string slug, CancellationToken cancellationToken) => access.FindAsync(user, slug, cancellationToken);

    public Task<IReadOnlyList<WebhookView>> WebhooksAsync(Guid workspaceId, CancellationToken cancellationToken) => webhooks.ListAsync(workspaceId, cancellationToken);

    /// <summary>Null when this person may not.</summary>
    public async Task<HandFiring?> FireAsync(ClaimsPrincipal user, HandFiringOrder order) =>
        await access.MayAsync(user, order.WorkspaceId, PortalRole.Manager, CancellationToken.None) ? await firer.FireAsync(order, user.Actor(), CancellationToken.None) : null;
}
