using Microsoft.Extensions.Options;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Disables webhooks for which nothing has succeeded for days: long, often and for several events, so that no single bad event does it.</summary>
internal sealed partial class FailingWebhooksPass(
    FailingWebhookQuery failing, WebhookWriter webhooks, IOptions<DeliveryLimitOptions> options, TimeProvider clock, ILogger<FailingWebhooksPass> logger)
{
    private const int LeastFailures = 20;
    private const int LeastEvents = 3;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - options.Value.DisableAfter;
        foreach (var webhook in await failing.FindAsync(since, LeastFailures, cancellationToken))
        {
            if (await failing.CountEventsAsync(webhook, cancellationToken) >= LeastEvents)
            {
                await webhooks.DisableAsync(webhooks.Order(webhook.WorkspaceId, webhook.Id, Actor.System), DisabledReason.Failing, cancellationToken);
                Log.Disabled(logger, PublicId.Format(PublicId.Webhook, webhook.Id), webhook.FailingSince, webhook.Failures);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} was disabled: failing since {Since:u}, {Failures} attempts in a row.")]
        public static partial void Disabled(ILogger logger, string webhook, DateTimeOffset since, int failures);
    }
}
