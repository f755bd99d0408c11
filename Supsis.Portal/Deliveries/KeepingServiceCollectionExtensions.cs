namespace Supsis.Portal.Deliveries;

internal static class KeepingServiceCollectionExtensions
{
    /// <summary>What keeps house: expiry, retention, and the end of patience with a webhook. Each is a pass that somebody else times.</summary>
    public static IServiceCollection AddKeeping(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DeliveryLimitOptions>()
            .BindConfiguration(DeliveryLimitOptions.SectionName)
            .ValidateDataAnnotations();
        services.AddOptionsWithValidateOnStart<RetentionOptions>()
            .BindConfiguration(RetentionOptions.SectionName)
            .ValidateDataAnnotations();

        services.AddSingleton<OverdueBacklog>();
        services.AddSingleton<ExpiryPass>();
        services.AddSingleton<FailingWebhookQuery>();
        services.AddSingleton<FailingWebhooksPass>();
        services.AddSingleton<DisablingRule>();

        // In this order: what goes first sets free what comes after it.
        services.AddSingleton<OldRowsWriter, OldDeliveriesWriter>();
        services.AddSingleton<OldRowsWriter, OldEventsWriter>();
        services.AddSingleton<OldRowsWriter, OldConversationsWriter>();
        services.AddSingleton<OldRowsWriter, OldVisitorsWriter>();
        services.AddSingleton<OldRowsWriter, OldHoursWriter>();
        services.AddSingleton<OldRowsWriter, OldTriggerHoursWriter>();
        services.AddSingleton<RetentionPass>();
        return services;
    }
}
