using System.Net;

namespace Supsis.Portal.Webhooks;

internal static class EgressServiceCollectionExtensions
{
    /// <summary>The rules about where webhooks may go, their guard, and the check of an address when it is saved.</summary>
    public static IServiceCollection AddEgress(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EgressOptions>()
            .BindConfiguration(EgressOptions.SectionName)
            .ValidateDataAnnotations();

        services.AddSingleton(provider => new OwnAddresses(OwnAddresses.OfInterfaces, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new HostResolver(Dns.GetHostAddressesAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<EgressPolicy>();
        services.AddSingleton<EgressGuard>();
        services.AddSingleton<WebhookUrlCheck>();
        services.AddHostedService<EgressNotice>();
        return services;
    }
}
