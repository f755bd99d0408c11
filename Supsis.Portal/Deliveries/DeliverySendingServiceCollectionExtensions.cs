using Microsoft.Extensions.Options;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

internal static class DeliverySendingServiceCollectionExtensions
{
    /// <summary>What it takes to post one delivery and to say when to try again; needs <c>AddEgress</c> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddDeliverySending(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DeliveryOptions>()
            .BindConfiguration(DeliveryOptions.SectionName)
            .ValidateDataAnnotations();
        services.AddOptionsWithValidateOnStart<BreakerOptions>()
            .BindConfiguration(BreakerOptions.SectionName)
            .ValidateDataAnnotations();

        services.AddSingleton(provider => new RetrySchedule(provider.GetRequiredService<IOptions<DeliveryOptions>>().Value, Random.Shared.NextDouble));
        services.AddSingleton<DeliverySender>();
        services.AddSingleton(provider => new ReachabilityCheck(
            provider.GetRequiredService<EgressPolicy>(),
            provider.GetRequiredService<EgressGuard>(),
            provider.GetRequiredService<IOptions<DeliveryOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ReachabilityCheck>>()));
        services.AddHostedService<OwnListenerWatch>();
        return services;
    }
}
