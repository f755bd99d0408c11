using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Suspends the triggers that were given up because their regular expressions took too long. The intake has left them out since; this makes it last and visible.</summary>
internal sealed partial class SlowExpressionPass(
    ExpressionWatch watch, WorkspaceRulesStore rules, LiveRules live, TimeProvider clock, ILogger<SlowExpressionPass> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var rule in watch.GivenUp)
        {
            if (live.Find(rule.WebhookId) is { } webhook && await rules.SuspendAsync(webhook.WorkspaceId, rule.TriggerId, clock.GetUtcNow(), cancellationToken))
            {
                Log.Suspended(logger, rule.TriggerId, PublicId.Format(PublicId.Webhook, rule.WebhookId), ExpressionWatch.MostTimeouts);
            }

            watch.Forget(rule.TriggerId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A trigger ({TriggerId}) of webhook {WebhookId} is suspended: its regular expressions took too long {Times} times. Saving the webhook gives it another chance.")]
        public static partial void Suspended(ILogger logger, Guid triggerId, string webhookId, int times);
    }
}
