using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Inbox;

internal static class InboxServiceCollectionExtensions
{
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxFeed>();
        services.AddSingleton<InboxBehavior>();
        services.AddSingleton<InboxWriter>();
        services.AddSingleton<InboxReceiver>();
        services.AddSingleton(provider => new InboxStore(provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<InboxAddress>()));
        return services;
    }
}
