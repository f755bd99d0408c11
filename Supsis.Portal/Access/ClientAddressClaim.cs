using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Supsis.Portal.Access;

/// <summary>Notes where a signed-in person or a key comes from, so that the audit log can say it even inside a circuit, where no request is at hand.</summary>
internal sealed class ClientAddressClaim(IHttpContextAccessor http) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (http.HttpContext?.Connection.RemoteIpAddress is { } address && !principal.HasClaim(claim => claim.Type == PortalClaims.ClientIp))
        {
            principal.AddIdentity(new ClaimsIdentity([new Claim(PortalClaims.ClientIp, address.ToString())]));
        }

        return Task.FromResult(principal);
    }
}
