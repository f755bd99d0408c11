using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Keeps what the rules of a webhook are from now on, inside the write that changes them.</summary>
internal static class WebhookHistory
{
    public static async Task KeepAsync(PortalDbContext db, Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await RulesOfAsync(db, webhook, cancellationToken);
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

    /// <summary>Webhooks that nobody has saved since versions are kept, as if they had been saved when they were made.</summary>
    public static async Task<IReadOnlyList<WebhookVersion>> OfUnsavedAsync(PortalDbContext db, Guid workspaceId, IReadOnlySet<Guid> saved, CancellationToken cancellationToken)
    {
        var versions = new List<WebhookVersion>();
        foreach (var webhook in await WebhookViews.Of(db, workspaceId).AsNoTracking().ToListAsync(cancellationToken))
        {
            if (!saved.Contains(webhook.Id))
            {
                versions.Add(new WebhookVersion(webhook.Id, webhook.Version, workspaceId, webhook.CreatedAt, await RulesOfAsync(db, webhook, cancellationToken)));
            }
        }

        return versions;
    }

    private static async Task<string> RulesOfAsync(PortalDbContext db, Webhook webhook, CancellationToken cancellationToken)
    {
        var triggers = await db.Triggers.AsNoTracking()
            .Where(trigger => trigger.WebhookId == webhook.Id && trigger.IsActive)
            .OrderBy(trigger => trigger.Position)
            .ToListAsync(cancellationToken);
        return new StoredRules(
            webhook.Name,
            webhook.State,
            webhook.DeletedAt is not null,
            triggers.ConvertAll(trigger => new StoredRule(trigger.Id, trigger.ActiveSince, TriggerDefinition.Read(trigger.Parameters))),
            ConditionList.Read(webhook.Conditions)).Write();
    }
}
