using Supsis.Portal.Access;

namespace Supsis.Portal.Webhooks;

/// <summary>Lets webhooks go on whose pause was for a time that is over.</summary>
internal sealed class PausePass(PausedWebhookQuery paused, WebhookWriter webhooks, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (workspaceId, webhookId) in await paused.FindAsync(clock.GetUtcNow(), cancellationToken))
        {
            await webhooks.EndPauseAsync(webhooks.Order(workspaceId, webhookId, Actor.System), cancellationToken);
        }
    }
}
