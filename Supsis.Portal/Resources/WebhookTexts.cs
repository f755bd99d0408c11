namespace Supsis.Portal.Resources;

/// <summary>Sentences about webhooks and their triggers.</summary>
public sealed class WebhookTexts;
