using System.Text.Json.Serialization;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>A rule that fires by itself if nobody speaks until then.</summary>
internal sealed record ComingSilenceBody(
    [property: JsonPropertyName("webhook_id")] string WebhookId,
    [property: JsonPropertyName("webhook_name")] string WebhookName,
    TriggerDraft Trigger,
    [property: JsonPropertyName("due_at")] DateTimeOffset DueAt)
{
    public static ComingSilenceBody Of(ComingSilence silence) =>
        new(PublicId.Format(PublicId.Webhook, silence.WebhookId), silence.WebhookName, TriggerDraft.Of(silence.Trigger), silence.DueAt);
}
