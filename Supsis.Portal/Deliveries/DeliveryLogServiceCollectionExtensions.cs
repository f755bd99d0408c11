using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

internal static class DeliveryLogServiceCollectionExtensions
{
    /// <summary>The log and what people do with it; sending is registered elsewhere.</summary>
    public static IServiceCollection AddDeliveryLog(this IServiceCollection services)
    {
        services.AddSingleton<DeliveryWaker>();
        services.AddSingleton<DeliveryFeed>();
        services.AddSingleton<ScreenTurns>();
        services.AddSingleton<DeliveryNews>();
        services.AddSingleton<ReceiverRates>();
        services.AddSingleton<DeliveryRetrier>();
        services.AddSingleton(provider => new OverviewStore(
            provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<DeliveryStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new JumpStore(provider.GetRequiredService<PortalReader>()));
        services.AddSingleton<RetryJobPass>();
        services.AddSingleton<SearchWriter>();
        services.AddSingleton<SearchPass>();
        services.AddSingleton(provider => new RetryJobStore(
            provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<IdGenerator>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SavedViewStore(
            provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<IdGenerator>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWebhookBacklog, DeliveryBacklog>();
        services.AddSingleton(provider => new DeliveryStore(provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<DeliveryRetrier>()));
        return services;
    }
}
