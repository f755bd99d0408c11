using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Compiles the rules of a workspace from what is saved and puts them in force.</summary>
internal sealed class WorkspaceRulesStore(WriteGate gate, LiveRules live, WebhookSecrets secrets, InboxAddress inbox, ExpressionWatch expressions)
{
    /// <summary>At start, before anything is taken in or sent; fails where a secret cannot be decrypted.</summary>
    public Task<int> LoadAllAsync(CancellationToken cancellationToken) =>
        gate.RunAsSystemAsync(
            "load rules",
            async db =>
            {
                var workspaces = await db.Workspaces.Select(workspace => workspace.Id).ToListAsync(cancellationToken);
                foreach (var workspaceId in workspaces)
                {
                    // Nothing is written in this turn, so there is no commit to wait for.
                    live.Publish(await CompileAsync(db, workspaceId, cancellationToken));
                }

                return workspaces.Count;
            },
            cancellationToken);

    /// <summary>For a workspace that is new or renamed.</summary>
    public Task PublishAsync(Guid workspaceId, CancellationToken cancellationToken) =>
        gate.RunAsync(workspaceId, db => CompileAsync(db, workspaceId, cancellationToken), live.Publish, cancellationToken);

    /// <summary>Leaves a trigger out from now on, until its webhook is saved; false when it is gone or left out already.</summary>
    public async Task<bool> SuspendAsync(Guid workspaceId, Guid triggerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = await gate.RunAsync(
            workspaceId,
            async db =>
            {
                var trigger = await db.Triggers.SingleOrDefaultAsync(row => row.Id == triggerId && row.IsActive && row.SuspendedAt == null, cancellationToken);
                if (trigger is null)
                {
                    return null;
                }

                trigger.Suspend(now);
                await db.SaveChangesAsync(cancellationToken);
                return await CompileAsync(db, workspaceId, cancellationToken);
            },
            PublishIfChanged,
            cancellationToken);
        return changed is not null;
    }

    /// <summary>The rules as this transaction sees them; to be published once it is committed.</summary>
    public async Task<WorkspaceRules> CompileAsync(PortalDbContext db, Guid workspaceId, CancellationToken cancellationToken)
    {
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(row => row.Id == workspaceId, cancellationToken);
        var webhooks = await WebhookViews.Of(db, workspaceId).AsNoTracking().ToListAsync(cancellationToken);
        var triggers = await db.Triggers.AsNoTracking()
            .Where(trigger => trigger.WorkspaceId == workspaceId && trigger.IsActive && trigger.SuspendedAt == null)
            .OrderBy(trigger => trigger.Position)
            .ToListAsync(cancellationToken);

        var conditions = webhooks.ToDictionary(webhook => webhook.Id, webhook => ConditionList.Read(webhook.Conditions).Select(condition => new ConditionTest(condition)).ToList());
        var rules = triggers.Where(trigger => conditions.ContainsKey(trigger.WebhookId))
            .Select(trigger => new Rule(trigger.Id, trigger.WebhookId, TriggerDefinition.Read(trigger.Parameters), trigger.ActiveSince) { Conditions = conditions[trigger.WebhookId] })
            .ToList();
        return new WorkspaceRules(
            workspaceId,
            workspace.Name,
            workspace.Slug,
            TriggerSet.Build(rules, live.Of(workspaceId)?.Triggers, expressions),
            new BusinessCalendar(BusinessHoursText.Read(workspace.BusinessHours), TimeZoneInfo.FindSystemTimeZoneById(workspace.TimeZone)),
            webhooks.Select(webhook => Live(webhook)).ToFrozenDictionary(webhook => webhook.Id));
    }

    private void PublishIfChanged(WorkspaceRules? changed)
    {
        if (changed is not null)
        {
            live.Publish(changed);
        }
    }

    private LiveWebhook Live(Webhook webhook) => new(
        webhook.Id,
        webhook.WorkspaceId,
        webhook.Name,
        inbox.Resolve(webhook.Url),
        webhook.State,
        secrets.Keys(webhook.ProtectedSecrets),
        InboxAddress.IsStoredInbox(webhook.Url))
    {
        Transcript = new(webhook.Transcript, webhook.TranscriptMessages),
        Pace = new(webhook.IsOrdered, webhook.MaxPerMinute),
        Credentials = secrets.Credentials(webhook.ProtectedCredentials),
    };
}
