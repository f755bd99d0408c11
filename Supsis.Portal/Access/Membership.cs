using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>A person's place in a workspace.</summary>
public sealed class Membership : IWorkspaceOwned
{
    private Membership()
    {
    }

    public Membership(Guid workspaceId, Guid userId, PortalRole role) => (WorkspaceId, UserId, Role) = (workspaceId, userId, role);

    public Guid WorkspaceId { get; private set; }
    public Guid UserId { get; private set; }
    public PortalRole Role { get; private set; }

    public void Change(PortalRole role) => Role = role;
}
