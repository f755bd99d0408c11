using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>Changes a webhook in one turn of the write gate: race, change, audit and the new rules, which are in force when the answer is given.</summary>
internal sealed class WebhookGate(WriteGate gate, WorkspaceRulesStore rules, LiveRules live, WebhookViews views, IdGenerator ids)
{
    /// <summary>Writes the webhook that <paramref name="create"/> makes.</summary>
    public async Task<WebhookView> CreateAsync(Guid workspaceId, Actor actor, Func<PortalDbContext, Task<Webhook>> create, CancellationToken cancellationToken)
    {
        var done = await gate.RunAsync(
            workspaceId,
            async db =>
            {
                var webhook = await create(db);
                await db.SaveChangesAsync(cancellationToken);
                var view = (await ViewAsync(db, webhook, cancellationToken))!;
                return await FinishAsync(db, webhook, new(workspaceId, webhook.Id, actor, webhook.CreatedAt), (WebhookAudit.Created, WebhookAudit.Describe(view)), cancellationToken);
            },
            Publish,
            cancellationToken);
        return done.Change.Webhook!;
    }

    /// <param name="versions">The versions that the asker may have seen; null when it does not care.</param>
    /// <param name="change">Answers false when there was nothing to do: then nothing is written.</param>
    /// <param name="describe">The audit entry, from the webhook before and after.</param>
    public async Task<WebhookChange> ChangeAsync(
        WebhookOrder order,
        IReadOnlyCollection<long>? versions,
        Func<WebhookWrite, Task<bool>> change,
        Func<WebhookView, WebhookView?, (string Action, string? Details)> describe,
        CancellationToken cancellationToken)
    {
        var outcome = await gate.RunAsync(
            order.WorkspaceId,
            async db =>
            {
                var webhook = await WebhookViews.Of(db, order.WorkspaceId).SingleOrDefaultAsync(row => row.Id == order.WebhookId, cancellationToken);
                if (webhook is null || versions?.Contains(webhook.Version) == false)
                {
                    return new Outcome(new(webhook is null ? WebhookChangeKind.NotFound : WebhookChangeKind.LostRace, null), null);
                }

                var before = (await ViewAsync(db, webhook, cancellationToken))!;
                var write = new WebhookWrite(db, webhook, order.Now);
                if (!await change(write))
                {
                    return new Outcome(new(WebhookChangeKind.Done, before), null);
                }

                await db.SaveChangesAsync(cancellationToken);
                var done = await FinishAsync(db, webhook, order, describe(before, await ViewAsync(db, webhook, cancellationToken)), cancellationToken);
                return done with { Committed = write.Committed };
            },
            Publish,
            cancellationToken);
        return outcome.Change;
    }

    private async Task<Outcome> FinishAsync(PortalDbContext db, Webhook webhook, WebhookOrder order, (string Action, string? Details) audit, CancellationToken cancellationToken)
    {
        db.AuditEntries.Add(new AuditEntry(
            ids.Next(), webhook.WorkspaceId, order.Actor, audit.Action, PublicId.Format(PublicId.Webhook, webhook.Id), audit.Details, order.Now));
        await WebhookHistory.KeepAsync(db, webhook, order.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome(
            new(WebhookChangeKind.Done, await ViewAsync(db, webhook, cancellationToken)),
            await rules.CompileAsync(db, webhook.WorkspaceId, cancellationToken));
    }

    private async Task<WebhookView?> ViewAsync(PortalDbContext db, Webhook webhook, CancellationToken cancellationToken) =>
        (await views.ReadAsync(db, WebhookViews.Of(db, webhook.WorkspaceId).Where(row => row.Id == webhook.Id), cancellationToken)).SingleOrDefault();

    private void Publish(Outcome outcome)
    {
        if (outcome.Rules is { } changed)
        {
            live.Publish(changed);
        }

        outcome.Committed?.Invoke();
    }

    private sealed record Outcome(WebhookChange Change, WorkspaceRules? Rules, Action? Committed = null);
}
