namespace Supsis.Portal.Access;

/// <summary>The names of what may be allowed; each page and each group of endpoints names one.</summary>
/// <remarks>The API's policies know keys only: a cookie never authorises the API, and a key opens no page.</remarks>
public static class PortalPolicies
{
    /// <summary>A page: somebody is signed in. Which workspace and which role is asked of <see cref="WorkspaceAccess"/>.</summary>
    public const string WorkspaceView = "workspace:view";

    /// <summary>The API with any valid key, whatever its scopes.</summary>
    public const string AnyKey = "api:any-scope";

    public const string EventsWrite = "events:write";
    public const string WebhooksRead = "webhooks:read";
    public const string WebhooksWrite = "webhooks:write";
    public const string DeliveriesRead = "deliveries:read";
    public const string DeliveriesWrite = "deliveries:write";
    public const string KeysWrite = "keys:write";
}
