namespace Supsis.Portal.Access;

/// <summary>Takes the set-up page away as soon as somebody can sign in.</summary>
internal sealed class SetupGateMiddleware(RequestDelegate next, FirstRun firstRun)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (firstRun.IsOpen || !http.Request.Path.StartsWithSegments(AccessRoutes.Setup))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
