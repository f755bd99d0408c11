using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Reads webhooks with their triggers and their receivers' health; the same inside a write and outside.</summary>
internal sealed class WebhookViews(InboxAddress inbox, WebhookSecrets secrets, TimeProvider clock)
{
    /// <summary>The webhooks of a workspace that are not deleted.</summary>
    public static IQueryable<Webhook> Of(PortalDbContext db, Guid workspaceId) =>
        db.Webhooks.Where(webhook => webhook.WorkspaceId == workspaceId && webhook.DeletedAt == null);

    public async Task<IReadOnlyList<WebhookView>> ReadAsync(PortalDbContext db, IQueryable<Webhook> chosen, CancellationToken cancellationToken)
    {
        var webhooks = await chosen.AsNoTracking().ToListAsync(cancellationToken);
        var ids = webhooks.ConvertAll(webhook => webhook.Id);
        var hour = TriggerHour.Of(clock.GetUtcNow());
        var triggers = await db.Triggers
            .Where(trigger => ids.Contains(trigger.WebhookId) && trigger.IsActive)
            .OrderBy(trigger => trigger.Position)
            .Select(trigger => new
            {
                trigger.WebhookId,
                trigger.Parameters,
                IsSuspended = trigger.SuspendedAt != null,
                HeldBack = db.TriggerHours.Where(row => row.TriggerId == trigger.Id && row.Hour == hour).Select(row => row.HeldBack).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var health = await db.WebhookHealth
            .Where(row => ids.Contains(row.WebhookId))
            .Select(row => new { row.WebhookId, Health = new ReceiverHealth(row.LastSuccessAt, row.LastFailureAt, row.FailingSince, row.ConsecutiveFailures, row.LastError, row.OpenUntil, row.ThrottledUntil) })
            .ToDictionaryAsync(row => row.WebhookId, row => row.Health, cancellationToken);

        var byWebhook = triggers.ToLookup(
            trigger => trigger.WebhookId, trigger => (TriggerDefinition.Read(trigger.Parameters), new TriggerStanding(trigger.IsSuspended, trigger.HeldBack)));
        return webhooks.ConvertAll(webhook => View(webhook, [.. byWebhook[webhook.Id]], health.GetValueOrDefault(webhook.Id, ReceiverHealth.Unknown)));
    }

    private WebhookView View(Webhook webhook, IReadOnlyList<(TriggerDefinition Definition, TriggerStanding Standing)> triggers, ReceiverHealth health)
    {
        var credentials = secrets.Credentials(webhook.ProtectedCredentials).Masked;
        var now = clock.GetUtcNow();
        return new()
        {
            Id = webhook.Id,
            PublicId = PublicId.Format(PublicId.Webhook, webhook.Id),
            Name = webhook.Name,
            Url = inbox.Resolve(webhook.Url).AbsoluteUri,
            IsInbox = InboxAddress.IsStoredInbox(webhook.Url),
            State = webhook.State,
            DisabledReason = webhook.DisabledReason,
            Triggers = [.. triggers.Select(trigger => trigger.Definition)],
            Standings = [.. triggers.Select(trigger => trigger.Standing)],
            Headers = credentials.Headers,
            Authentication = credentials.Authentication,
            PreviousSecretEndsAt = secrets.Unprotect(webhook.ProtectedSecrets).Where(secret => secret.EndsAt > now).Max(secret => secret.EndsAt),
            Version = webhook.Version,
            CreatedAt = webhook.CreatedAt,
            UpdatedAt = webhook.UpdatedAt,
            Pace = new(webhook.IsOrdered, webhook.MaxPerMinute),
            Conditions = ConditionList.Read(webhook.Conditions),
            Transcript = new(webhook.Transcript, webhook.TranscriptMessages),
            PausedUntil = webhook.PausedUntil,
            Health = health,
            IsInTrouble = webhook.State == WebhookState.Active && health.IsTroubling(now),
        };
    }
}
