using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Every change that can be made to a webhook, with what it does to the deliveries that wait.</summary>
internal sealed class WebhookWriter(WebhookGate gate, WebhookSecrets secrets, IWebhookBacklog backlog, IdGenerator ids, TimeProvider clock)
{
    public WebhookOrder Order(Guid workspaceId, Guid webhookId, Actor actor) => new(workspaceId, webhookId, actor, clock.GetUtcNow());

    public Task<WebhookView> CreateAsync(Guid workspaceId, WebhookSettings settings, SigningSecret secret, Actor actor, CancellationToken cancellationToken) =>
        gate.CreateAsync(
            workspaceId,
            actor,
            async db =>
            {
                var now = clock.GetUtcNow();
                var webhook = new Webhook(ids.Next(), workspaceId, settings.Name, settings.StoredUrl, secrets.Protect([new(secret.Text, now)]), now);
                webhook.SetCredentials(secrets.Protect(settings.Credentials));
                Set(webhook, settings);
                if (settings.Enabled == false)
                {
                    webhook.Disable(DisabledReason.Manual, now);
                }

                db.Webhooks.Add(webhook);
                await TriggerList.ReplaceAsync(new WebhookWrite(db, webhook, now), settings.Triggers, ids, cancellationToken);
                return webhook;
            },
            cancellationToken);

    /// <summary>The webhook's own headers and its authentication in clear, for a copy of it.</summary>
    public WebhookCredentials Credentials(Webhook webhook) => secrets.Credentials(webhook.ProtectedCredentials);

    public async Task<WebhookChange> UpdateAsync(WebhookOrder order, WebhookSettings settings, IReadOnlyCollection<long>? versions, CancellationToken cancellationToken)
    {
        var isLost = false;
        var change = await gate.ChangeAsync(
            order,
            versions,
            async write =>
            {
                if (settings.Credentials.KeepingFrom(Credentials(write.Webhook)) is not { } credentials)
                {
                    isLost = true; // somebody has just removed what was to be kept
                    return false;
                }

                write.Webhook.SetCredentials(secrets.Protect(credentials));
                Set(write.Webhook, settings);
                write.Webhook.Change(settings.Name, settings.StoredUrl, write.Now);
                await TriggerList.ReplaceAsync(write, settings.Triggers, ids, cancellationToken);
                await SwitchAsync(write, settings.Enabled, cancellationToken);
                return true;
            },
            (before, after) => (WebhookAudit.Changed, WebhookAudit.Describe(before, after!)),
            cancellationToken);
        return isLost ? new(WebhookChangeKind.LostRace, null) : change;
    }

    public Task<WebhookChange> DeleteAsync(WebhookOrder order, IReadOnlyCollection<long>? versions, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            order,
            versions,
            async write =>
            {
                write.Webhook.Delete(write.Now);
                await write.Db.SaveChangesAsync(cancellationToken);
                write.Committed = await backlog.OnDeletedAsync(write.Db, write.Webhook.Id, write.Now, cancellationToken);
                return true;
            },
            (before, _) => (WebhookAudit.Deleted, WebhookAudit.Describe(before)),
            cancellationToken);

    public Task<WebhookChange> PauseAsync(WebhookOrder order, DateTimeOffset? until, CancellationToken cancellationToken) =>
        TurnAsync(order, WebhookAudit.Paused, webhook => webhook.Pause(until, order.Now), after => WebhookAudit.DescribePause(after!), cancellationToken);

    public Task<WebhookChange> ResumeAsync(WebhookOrder order, CancellationToken cancellationToken) =>
        TurnAsync(order, WebhookAudit.Resumed, webhook => webhook.Resume(order.Now), _ => null, cancellationToken);

    /// <summary>Does nothing when somebody has resumed it or paused it for longer meanwhile.</summary>
    public Task<WebhookChange> EndPauseAsync(WebhookOrder order, CancellationToken cancellationToken) =>
        TurnAsync(order, WebhookAudit.Resumed, webhook => webhook.EndPause(order.Now), _ => null, cancellationToken);

    public Task<WebhookChange> DisableAsync(WebhookOrder order, DisabledReason reason, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            order,
            null,
            write => DisableAsync(write, reason, cancellationToken),
            (_, _) => (WebhookAudit.Disabled, WebhookAudit.DescribeReason(reason)),
            cancellationToken);

    public Task<WebhookChange> EnableAsync(WebhookOrder order, bool deliver, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            order,
            null,
            write => EnableAsync(write, deliver, cancellationToken),
            (_, _) => (WebhookAudit.Enabled, WebhookAudit.DescribeBacklog(deliver)),
            cancellationToken);

    /// <summary>The earlier secrets go on signing beside <paramref name="secret"/> for <paramref name="overlap"/>.</summary>
    public Task<WebhookChange> RotateSecretAsync(
        WebhookOrder order, SigningSecret secret, TimeSpan overlap, IReadOnlyCollection<long>? versions, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            order,
            versions,
            write =>
            {
                var rotated = SecretRotation.Rotate(secrets.Unprotect(write.Webhook.ProtectedSecrets), secret, overlap, write.Now);
                write.Webhook.SetSecrets(secrets.Protect(rotated), write.Now);
                return Task.FromResult(true);
            },
            (_, _) => (WebhookAudit.SecretRotated, WebhookAudit.DescribeRotation(overlap)),
            cancellationToken);

    public async Task<string?> RevealSecretAsync(WebhookOrder order, CancellationToken cancellationToken)
    {
        string? secret = null;
        await gate.ChangeAsync(
            order,
            null,
            write =>
            {
                secret = secrets.Unprotect(write.Webhook.ProtectedSecrets)[0].Secret;
                return Task.FromResult(true);
            },
            (_, _) => (WebhookAudit.SecretRevealed, null),
            cancellationToken);
        return secret;
    }

    public Task<int> CountWaitingAsync(PortalDbContext db, Guid webhookId, CancellationToken cancellationToken) =>
        backlog.CountWaitingAsync(db, webhookId, cancellationToken);

    private static void Set(Webhook webhook, WebhookSettings settings)
    {
        webhook.SetPace(settings.Pace);
        webhook.SetConditions(ConditionList.Write(settings.Conditions));
        webhook.SetTranscript(settings.Transcript);
    }

    private async Task SwitchAsync(WebhookWrite write, bool? enabled, CancellationToken cancellationToken)
    {
        if (enabled == true)
        {
            await EnableAsync(write, deliver: true, cancellationToken);
        }
        else if (enabled == false)
        {
            await DisableAsync(write, DisabledReason.Manual, cancellationToken);
        }
    }

    private async Task<bool> EnableAsync(WebhookWrite write, bool deliver, CancellationToken cancellationToken)
    {
        if (write.Webhook.State != WebhookState.Disabled)
        {
            return false;
        }

        write.Webhook.Enable(write.Now);
        await write.Db.SaveChangesAsync(cancellationToken);
        write.Committed = await backlog.OnEnabledAsync(write.Db, write.Webhook.Id, deliver, write.Now, cancellationToken);
        return true;
    }

    private async Task<bool> DisableAsync(WebhookWrite write, DisabledReason reason, CancellationToken cancellationToken)
    {
        if (write.Webhook.State == WebhookState.Disabled)
        {
            return false;
        }

        write.Webhook.Disable(reason, write.Now);
        await write.Db.SaveChangesAsync(cancellationToken);
        write.Committed = await backlog.OnDisabledAsync(write.Db, write.Webhook.Id, write.Now, cancellationToken);
        return true;
    }

    private Task<WebhookChange> TurnAsync(WebhookOrder order, string action, Action<Webhook> turn, Func<WebhookView?, string?> describe, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            order,
            null,
            write =>
            {
                var before = write.Webhook.Version;
                turn(write.Webhook);
                return Task.FromResult(write.Webhook.Version != before);
            },
            (_, after) => (action, describe(after)),
            cancellationToken);
}
