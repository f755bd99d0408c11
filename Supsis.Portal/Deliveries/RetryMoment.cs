namespace Supsis.Portal.Deliveries;

/// <summary>A webhook has something to send again at this moment.</summary>
internal readonly record struct RetryMoment(Guid WebhookId, DateTimeOffset DueAt);
