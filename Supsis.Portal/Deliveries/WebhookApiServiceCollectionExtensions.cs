using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

internal static class WebhookApiServiceCollectionExtensions
{
    /// <summary>What the API and the editor of webhooks need beside <c>AddWebhooks</c> and <c>AddDeliverySending</c>.</summary>
    public static IServiceCollection AddWebhookApi(this IServiceCollection services) =>
        services.AddSingleton(provider => new WebhookTester(
            provider.GetRequiredService<DeliverySender>(),
            provider.GetRequiredService<LiveRules>(),
            provider.GetRequiredService<InboxAddress>(),
            provider.GetRequiredService<IdGenerator>(),
            provider.GetRequiredService<TimeProvider>()));
}
