namespace Supsis.Portal.Access;

/// <summary>The names of what somebody may do.</summary>
internal static class PortalPolicies
{
    public const string EventsWrite = "events:write";
}
