using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Supsis.Portal.Access;

/// <summary>Refuses circuits that a page of another site opens: browsers send cookies along with a WebSocket and ask nobody.</summary>
internal sealed class CircuitOriginMiddleware(RequestDelegate next, IOptions<PortalOptions> portal)
{
    public Task InvokeAsync(HttpContext http)
    {
        var origin = http.Request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length == 0 || !http.Request.Path.StartsWithSegments("/_blazor") || IsOwn(origin, http.Request))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from == portal.Value.PublicOrigin || string.Equals(from.Authority, Authority(request), StringComparison.OrdinalIgnoreCase));

    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : "";
}
