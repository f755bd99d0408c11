namespace Supsis.Portal.Intake;

/// <summary>What an event answers, as far as it is known.</summary>
/// <param name="WebhookId">The webhook whose receiver sent it; null when nobody says so.</param>
/// <param name="Depth">How many webhooks stand between it and a person.</param>
internal readonly record struct LoopOrigin(Guid? WebhookId, int Depth);
