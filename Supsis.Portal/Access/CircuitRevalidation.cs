using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Supsis.Portal.Access;

/// <summary>Signs an open page out within a minute of its person being locked out, deleted or given a new password.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory loggers, WorkspaceAccess access) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        access.IsSignedInAsync(authenticationState.User, cancellationToken);
}
