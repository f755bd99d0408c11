using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Components.Pages.Conversations;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Components.Pages.Overview;
using Supsis.Portal.Components.Pages.Settings;
using Supsis.Portal.Components.Pages.Simulator;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Components.Shared;

namespace Supsis.Portal.Components;

internal static class ComponentsServiceCollectionExtensions
{
    public static IServiceCollection AddPortalComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenTextLocalizer>();
        services.AddCascadingAuthenticationState();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Formats>();
        services.AddSingleton<HoursWords>();
        services.AddWebhookPages();
        services.AddScoped<DeliveryDesk>();
        services.AddScoped<SavedViewDesk>();
        services.AddScoped<ConversationActs>();
        services.AddScoped<ConversationDesk>();
        services.AddScoped<OverviewDesk>();
        services.AddScoped<PaletteDesk>();
        services.AddScoped<SimulatorShelf>();
        services.AddSingleton<DeliveryExplanations>();
        services.AddSingleton<DeliveryWords>();
        services.AddSingleton<RangeWords>();
        return services;
    }

    /// <summary>What pages give out as files.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder routes) => routes.MapLogExport();

    public static RazorComponentsEndpointConventionBuilder MapPortalPages(this IEndpointRouteBuilder routes) =>
        routes.MapRazorComponents<App>()
            // Blazor sends its own header beside ours; without this it would allow framing by our own origin.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
}
