namespace Supsis.Portal.Hosting;

internal static class SecurityHeadersApplicationBuilderExtensions
{
    public static IApplicationBuilder UsePortalSecurityHeaders(this IApplicationBuilder app) => app.UseMiddleware<SecurityHeadersMiddleware>();
}
