using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>The id of a webhook as addresses show it.</summary>
public static class WebhookIds
{
    public static bool TryParse(string? text, out Guid id) => PublicId.TryParse(PublicId.Webhook, text, out id);
}
