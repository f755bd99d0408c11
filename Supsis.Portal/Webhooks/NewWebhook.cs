namespace Supsis.Portal.Webhooks;

/// <summary>A webhook that was just made, with the only sight of its signing secret.</summary>
public sealed record NewWebhook(WebhookView Webhook, string SigningSecret)
{
    /// <summary>Never the secret: a log line would carry it away.</summary>
    public override string ToString() => Webhook.PublicId;
}
