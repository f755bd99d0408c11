namespace Supsis.Portal.Access;

/// <summary>What a member of a workspace may do; each includes the ones after it.</summary>
public enum PortalRole
{
    /// <summary>Everything, with members and API keys.</summary>
    Administrator,

    /// <summary>Webhooks and deliveries.</summary>
    Manager,

    /// <summary>Looking only.</summary>
    Viewer,
}
