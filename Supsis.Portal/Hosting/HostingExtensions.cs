using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Hosting;

/// <summary>What every page and answer goes through, in the order in which it must.</summary>
internal static class HostingExtensions
{
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddPortalLocalization();
        services.AddPortalErrorPages();
        services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>, ForwardedHeadersConfiguration>();
        services.AddSingleton(provider =>
        {
            var watch = provider.GetRequiredService<StorageWatch>();
            var notice = new StorageNotice(() => watch.Trouble);
            watch.Changed += notice.Tell;
            return notice;
        });
        return services;
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders(); // first: everything behind it asks who calls, and how
        app.UsePortalSecurityHeaders();
        app.UseRequestLocalization();
        app.UsePortalErrorPages();
    }

    public static void MapHosting(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        routes.MapHealth();
        routes.MapPreferences();
    }
}
