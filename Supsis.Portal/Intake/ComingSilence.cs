using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>A rule that fires by itself if nobody speaks until then.</summary>
public sealed record ComingSilence(Guid WebhookId, string WebhookName, TriggerDefinition Trigger, DateTimeOffset DueAt);
