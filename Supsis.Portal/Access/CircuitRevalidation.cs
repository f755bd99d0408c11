using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Signs an open page out within a minute of its person being locked out, deleted or given a new password.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory loggers, WorkspaceAccess access) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await access.IsSignedInAsync(authenticationState.User, cancellationToken);
        }
        catch (Exception failure) when (StorageFault.Of(failure) != StorageTrouble.None)
        {
            return true; // nobody can tell, and nothing can be read either; asked again in a minute
        }
    }
}
