using Supsis.Portal.Access;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Disables a webhook whose receiver said that its address is closed for good (410).</summary>
internal sealed partial class WebhookCloser(IServiceProvider services, ILogger<WebhookCloser> logger)
{
    /// <summary>Returns at once: the caller is the group writer, which must not wait for the gate that it serves.</summary>
    public void CloseAsGone(Guid workspaceId, Guid webhookId) => _ = Task.Run(() => CloseAsync(workspaceId, webhookId));

    private async Task CloseAsync(Guid workspaceId, Guid webhookId)
    {
        try
        {
            // Asked for late: webhooks know the backlog, the backlog's owner is told of outcomes, and a constructor cannot be a circle.
            var webhooks = services.GetRequiredService<WebhookWriter>();
            await webhooks.DisableAsync(webhooks.Order(workspaceId, webhookId, Actor.System), DisabledReason.Gone, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.NotClosed(logger, exception, webhookId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Webhook {Webhook} answered 410 Gone and could not be disabled; the next 410 tries again.")]
        public static partial void NotClosed(ILogger logger, Exception exception, Guid webhook);
    }
}
