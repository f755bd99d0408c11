using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What came of somebody's wish, with the webhook as it is now.</summary>
/// <param name="Secret">Only for a webhook that was just made or whose secret was just rotated.</param>
public sealed record DeskAnswer(DeskOutcome Outcome, WebhookView? Webhook = null, string? Secret = null)
{
    public static readonly DeskAnswer NotAllowed = new(DeskOutcome.NotAllowed);

    public static readonly DeskAnswer NotStored = new(DeskOutcome.NotStored);

    public static DeskAnswer Made(NewWebhook? made) =>
        made is null ? new(DeskOutcome.NotFound) : new(DeskOutcome.Done, made.Webhook, made.SigningSecret);

    public static DeskAnswer Of(WebhookChange change) => new(
        change.Kind switch
        {
            WebhookChangeKind.Done => DeskOutcome.Done,
            WebhookChangeKind.NotFound => DeskOutcome.NotFound,
            _ => DeskOutcome.LostRace,
        },
        change.Webhook);
}
