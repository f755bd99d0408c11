namespace Supsis.Portal.Data;

/// <summary>Whose rows a context may see: one workspace's, or everybody's for a pass of the system that says its name.</summary>
/// <param name="WorkspaceId">The workspace; empty sees nothing.</param>
/// <param name="SystemPass">The name of the pass that sees every workspace, null for everybody else.</param>
internal readonly record struct WorkspaceScope(Guid WorkspaceId, string? SystemPass = null)
{
    public bool IsSystem => SystemPass is not null;

    public static WorkspaceScope Of(Guid workspaceId) => new(workspaceId);

    public static WorkspaceScope System(string pass) => new(Guid.Empty, pass);
}
