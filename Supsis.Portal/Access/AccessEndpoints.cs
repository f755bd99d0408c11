using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Supsis.Portal.Access;

/// <summary>The portal's front door, the way out, and the API of keys.</summary>
internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", FrontDoorAsync).RequireAuthorization(PortalPolicies.WorkspaceView).ExcludeFromDescription();
        routes.MapPost(AccessRoutes.SignOut, SignOutAsync).RequireAuthorization(PortalPolicies.WorkspaceView).ExcludeFromDescription();
        routes.MapApiKeys();
    }

    private static async Task<RedirectHttpResult> FrontDoorAsync(HttpContext http, WorkspaceAccess access, CancellationToken cancellationToken)
    {
        var mine = await access.ListAsync(http.User, cancellationToken);
        var last = LastWorkspaceCookie.Read(http.Request);
        return mine.OrderByDescending(workspace => workspace.Slug == last).FirstOrDefault() is { } home
            ? TypedResults.LocalRedirect(AccessRoutes.Home(home.Slug))
            : TypedResults.LocalRedirect(AccessRoutes.AccessDenied);
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutAsync(
        HttpContext http, IAntiforgery antiforgery, PasswordSignIn signIn, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return TypedResults.BadRequest();
        }

        await signIn.SignOutAsync(http.User.Actor(), cancellationToken);
        return TypedResults.LocalRedirect(AccessRoutes.SignIn);
    }
}
