using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Keeps what the rules of a webhook are from now on, inside the write that changes them.</summary>
internal static class WebhookHistory
{
    public static async Task KeepAsync(PortalDbContext db, Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var triggers = await db.Triggers.AsNoTracking()
            .Where(trigger => trigger.WebhookId == webhook.Id && trigger.IsActive)
            .OrderBy(trigger => trigger.Position)
            .ToListAsync(cancellationToken);
        var rules = new StoredRules(
            webhook.Name,
            webhook.State,
            webhook.DeletedAt is not null,
            triggers.ConvertAll(trigger => new StoredRule(trigger.Id, trigger.ActiveSince, TriggerDefinition.Read(trigger.Parameters))),
            ConditionList.Read(webhook.Conditions)).Write();
        var last = await db.WebhookVersions.AsNoTracking()
            .Where(version => version.WebhookId == webhook.Id)
            .OrderByDescending(version => version.Version)
            .Select(version => new { version.Version, version.Rules })
            .FirstOrDefaultAsync(cancellationToken);
        if (last?.Rules != rules && last?.Version != webhook.Version)
        {
            db.WebhookVersions.Add(new WebhookVersion(webhook.Id, webhook.Version, webhook.WorkspaceId, now, rules));
        }
    }
}
