namespace Supsis.Portal.Data;

/// <summary>A row of one customer company; the context shows it to nobody else.</summary>
public interface IWorkspaceOwned
{
    Guid WorkspaceId { get; }
}
