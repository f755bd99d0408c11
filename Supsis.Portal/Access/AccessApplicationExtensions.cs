using Microsoft.Extensions.Options;

namespace Supsis.Portal.Access;

internal static partial class AccessApplicationExtensions
{
    /// <summary>Runs once after the migration and before the portal listens: the key ring is the right one, and somebody can sign in or set up.</summary>
    public static async Task PrepareAccessAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<KeyRing>().CheckAsync(cancellationToken);
        var setup = app.Services.GetRequiredService<IOptions<SetupOptions>>().Value;
        await app.Services.GetRequiredService<FirstRun>().PrepareAsync(setup, cancellationToken);
        if (!app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.IsHttps)
        {
            Log.NoHttps(app.Logger);
        }
    }

    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        // The API's policies name their own scheme: a cookie is not even looked for there. The mark keeps the host from adding
        // what it does not find at the top of the pipeline, and from looking for one everywhere after all.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseMiddleware<CircuitOriginMiddleware>();
            pages.UseMiddleware<SetupGateMiddleware>();
            pages.UseAuthentication();
        });
        app.UseMiddleware<ApiAddressMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Portal:PublicUrl names no https address, so the sign-in cookie also travels over plain http. Fine for trying things out; set it to https://… for real use.")]
        public static partial void NoHttps(ILogger logger);
    }
}
