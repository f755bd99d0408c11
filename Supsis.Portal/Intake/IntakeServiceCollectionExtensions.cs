using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

internal static class IntakeServiceCollectionExtensions
{
    /// <summary>The way in, with the conversations and triggers that it writes and asks.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<IntakeOptions>().BindConfiguration(IntakeOptions.SectionName).ValidateDataAnnotations();
        services.AddSingleton<ConversationWriter>();
        services.AddSingleton<EventWriter>();
        services.AddSingleton<SilenceStore>();
        services.AddSingleton<TranscriptMemory>();
        services.AddSingleton<EventFirer>();
        services.AddSingleton<EventRecorder>();
        services.AddSingleton<SilenceRecorder>();
        services.AddSingleton<SilenceTeller>();
        services.AddSingleton<LateSilences>();
        services.AddSingleton<SilencePass>();
        services.AddSingleton<IntakeWriter>();
        services.AddSingleton<IntakeAcceptance>(provider => provider.GetRequiredService<IntakeWriter>().AcceptAsync);
        services.AddSingleton(provider => new EventProducer(
            provider.GetRequiredService<IntakeAcceptance>(), provider.GetRequiredService<IdGenerator>(), provider.GetRequiredService<IStringLocalizer<IntakeTexts>>()));
        services.AddSingleton(provider => new ConversationStore(provider.GetRequiredService<PortalReader>()));
        services.AddSingleton(provider => new FirstStepsStore(provider.GetRequiredService<PortalReader>()));
        services.AddSingleton(provider => new ExplanationStore(
            provider.GetRequiredService<PortalReader>(),
            provider.GetRequiredService<LiveRules>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IStringLocalizer<IntakeTexts>>()));
        services.AddSingleton(provider => new PreviewStore(
            provider.GetRequiredService<PortalReader>(),
            provider.GetRequiredService<LiveRules>(),
            provider.GetRequiredService<InboxAddress>(),
            provider.GetRequiredService<IStringLocalizer<IntakeTexts>>()));
        services.AddSingleton(provider => new BacktestStore(
            provider.GetRequiredService<PortalReader>(),
            provider.GetRequiredService<LiveRules>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IStringLocalizer<IntakeTexts>>()));
        services.AddSingleton(provider => new RuleFirer(
            provider.GetRequiredService<GroupWriter>(),
            order => new HandFiringWork(order, provider.GetRequiredService<EventRecorder>(), provider.GetRequiredService<ConversationWriter>(), provider.GetRequiredService<EventFirer>()),
            provider.GetRequiredService<WebhookTester>(),
            provider.GetRequiredService<AuditWriter>()));
        return services;
    }

    public static IApplicationBuilder UseIntakeShortcut(this IApplicationBuilder app) => app.UseMiddleware<IntakeShortcut>();
}
