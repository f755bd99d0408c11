using System.Security.Claims;

namespace Supsis.Portal.Access;

/// <summary>What an API key says about its bearer.</summary>
internal static class ApiKeyPrincipal
{
    public const string WorkspaceClaim = "workspace_id";

    public static Guid WorkspaceId(ClaimsPrincipal principal) => Guid.Parse(
        principal.FindFirst(WorkspaceClaim)?.Value ?? throw new InvalidOperationException("The endpoint was reached without an API key."));
}
