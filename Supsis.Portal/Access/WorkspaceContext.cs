namespace Supsis.Portal.Access;

/// <summary>The workspace that a page shows, and what the person who looks may do in it.</summary>
public sealed record WorkspaceContext(Guid Id, string Name, string Slug, TimeZoneInfo TimeZone, string InboxToken, PortalRole Role)
{
    /// <summary>Whether the role includes this one. For hiding buttons; a click asks <see cref="WorkspaceAccess.MayAsync"/>.</summary>
    public bool May(PortalRole atLeast) => Role <= atLeast;
}
