using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>The business hours and the time zone that a workspace had until somebody changed them, so that an old decision can be explained by them.</summary>
public sealed class PastCalendar : IWorkspaceOwned
{
    private PastCalendar()
    {
    }

    public PastCalendar(Guid id, Workspace workspace, DateTimeOffset until) =>
        (Id, WorkspaceId, Until, TimeZone, BusinessHours) = (id, workspace.Id, until, workspace.TimeZone, workspace.BusinessHours);

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public DateTimeOffset Until { get; private set; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>As JSON; empty for the usual hours.</summary>
    public string BusinessHours { get; private set; } = "";
}
