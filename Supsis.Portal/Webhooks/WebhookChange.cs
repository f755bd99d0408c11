namespace Supsis.Portal.Webhooks;

/// <summary>What came of a change, with the webhook as it is now.</summary>
/// <param name="Webhook">Null when it was not found or has been deleted.</param>
public sealed record WebhookChange(WebhookChangeKind Kind, WebhookView? Webhook);
