namespace Supsis.Portal.Hosting;

/// <summary>Tells browsers to load nothing from elsewhere and to show the portal in nobody else's frame.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    // Inline style attributes are how the component library places pop-ups and widths; inline scripts and style elements stay refused.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        // At the start of the answer: an error page that clears the headers keeps them.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.Append("Content-Security-Policy", ContentSecurityPolicy);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
