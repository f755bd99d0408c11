namespace Supsis.Portal.Components.Pages.Webhooks;

internal static class WebhookPagesServiceCollectionExtensions
{
    public static IServiceCollection AddWebhookPages(this IServiceCollection services)
    {
        services.AddSingleton<TriggerWords>();
        services.AddSingleton<TestWords>();
        services.AddSingleton<DisablingWords>();
        services.AddSingleton<PauseWords>();
        services.AddSingleton<WebhookOutlook>();
        services.AddScoped<WebhookDesk>();
        services.AddScoped<WebhookActs>();
        services.AddScoped<BacktestDesk>();
        services.AddScoped<ReachabilityDesk>();
        services.AddScoped<PreviewDesk>();
        return services;
    }
}
