namespace Supsis.Portal.Data;

/// <summary>Opens the database for looking only: a write through it fails at once.</summary>
internal sealed class PortalReader(SqliteDatabase database)
{
    /// <summary>False while the file is not the one that is written to: nothing can be read, and the log says so already.</summary>
    public bool IsInPlace => database.IsInPlace;

    public PortalDbContext Open(Guid workspaceId) => database.OpenReadOnly(WorkspaceScope.Of(workspaceId));

    /// <summary>Sees every workspace, as the named pass of the system.</summary>
    public PortalDbContext OpenAsSystem(string pass) => database.OpenReadOnly(WorkspaceScope.System(pass));
}
