using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>Which webhooks are paused for a time that is over.</summary>
internal sealed class PausedWebhookQuery(PortalReader reader)
{
    public async Task<IReadOnlyList<(Guid WorkspaceId, Guid WebhookId)>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!reader.IsInPlace)
        {
            return [];
        }

        await using var db = reader.OpenAsSystem("pauses that end");
        var over = await db.Webhooks
            .Where(webhook => webhook.State == WebhookState.Paused && webhook.PausedUntil <= now && webhook.DeletedAt == null)
            .Select(webhook => new { webhook.WorkspaceId, webhook.Id })
            .ToListAsync(cancellationToken);
        return over.ConvertAll(webhook => (webhook.WorkspaceId, webhook.Id));
    }
}
