using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

internal static class WebhooksServiceCollectionExtensions
{
    /// <summary>Webhooks and the rules in force; needs Data Protection, localization, the portal's own address and somebody who keeps the backlog.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddEgress();
        services.AddSingleton<LiveRules>();
        services.AddSingleton<ExpressionWatch>();
        services.AddSingleton<SlowExpressionPass>();
        services.AddSingleton<InboxAddress>();
        services.AddHostedService<InboxAddressWatch>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookViews>();
        services.AddSingleton<WorkspaceRulesStore>();
        services.AddSingleton<WebhookGate>();
        services.AddSingleton<WebhookWriter>();
        services.AddSingleton<PausedWebhookQuery>();
        services.AddSingleton<PausePass>();
        services.AddSingleton<WebhookDraftValidator>();
        services.AddSingleton(provider => new WebhookDraftCheck(
            provider.GetRequiredService<WebhookDraftValidator>(), provider.GetRequiredService<InboxAddress>(), provider.GetRequiredService<PortalReader>()));
        services.AddSingleton(provider => new WebhookStore(
            provider.GetRequiredService<PortalReader>(),
            provider.GetRequiredService<WebhookViews>(),
            provider.GetRequiredService<WebhookWriter>(),
            provider.GetRequiredService<IStringLocalizer<WebhookTexts>>()));
        services.AddSingleton(provider => new WorkspaceStore(
            provider.GetRequiredService<WriteGate>(),
            provider.GetRequiredService<WorkspaceRulesStore>(),
            provider.GetRequiredService<LiveRules>(),
            provider.GetRequiredService<RowMaker>()));
        return services;
    }
}
