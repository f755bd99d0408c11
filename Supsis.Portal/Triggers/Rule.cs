namespace Supsis.Portal.Triggers;

/// <summary>A trigger in force. Here a webhook is only an id.</summary>
internal sealed record Rule(Guid TriggerId, Guid WebhookId, TriggerDefinition Definition, DateTimeOffset ActiveSince);
