using Supsis.Portal.Data;
using Microsoft.Extensions.Options;

namespace Supsis.Portal.Deliveries;

internal static class DeliveriesServiceCollectionExtensions
{
    public static IServiceCollection AddDeliveries(this IServiceCollection services)
    {
        services.AddDeliverySending();
        services.AddDeliveryLog();
        services.AddWebhookApi();
        services.AddSingleton<DueDeliveries>();
        services.AddSingleton<RetryTimer>();
        services.AddSingleton<WebhookCloser>();
        services.AddSingleton<OutcomeRules>();
        services.AddSingleton<OutcomeWriter>();
        services.AddSingleton<DeliveryRunner>();
        services.AddSingleton<ReceiverHoldStore>();
        services.AddSingleton<DeliveryLanes>();
        services.AddSingleton<DeliveryDispatcher>();
        services.AddSingleton(provider => new BacklogForecast(
            provider.GetRequiredService<PortalReader>(),
            provider.GetRequiredService<ReceiverRates>(),
            provider.GetRequiredService<DeliveryDispatcher>().Waiting,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DeliveryRecovery>();
        services.AddKeeping();
        services.AddHostedService<DeliveryHost>();
        services.AddSingleton<IConfigureOptions<HostOptions>, ShutdownConfiguration>();
        services.AddPortalOpenApi();
        return services;
    }

    /// <summary>Webhooks, deliveries and the description of the whole API.</summary>
    public static void MapManagementApi(this IEndpointRouteBuilder routes)
    {
        routes.MapWebhooks();
        routes.MapDeliveries();
        routes.MapEventTypes();
        routes.MapPortalOpenApi();
    }
}
