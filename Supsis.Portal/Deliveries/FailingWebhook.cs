namespace Supsis.Portal.Deliveries;

/// <summary>An active webhook whose tries have all failed for a long time.</summary>
internal sealed record FailingWebhook(Guid WorkspaceId, Guid Id, DateTimeOffset FailingSince, int Failures);
