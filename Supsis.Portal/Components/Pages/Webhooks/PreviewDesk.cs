using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Intake;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Shows what is entered in the editor as the body that it would send, to whoever may see conversations, as of now.</summary>
public sealed class PreviewDesk(PreviewStore previews, WebhookDraftCheck check, InboxAddress inbox, WorkspaceAccess access, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    /// <summary>Null when this person may not look, or what is entered for the status is not right yet.</summary>
    /// <param name="status">The key of the ticked status that is shown.</param>
    public async Task<BodyPreview?> RenderAsync(
        ClaimsPrincipal user, WorkspaceContext workspace, Guid? webhookId, WebhookDraft entered, string status, CancellationToken cancellationToken)
    {
        if (!await access.MayAsync(user, workspace.Id, PortalRole.Viewer, cancellationToken))
        {
            return null;
        }

        // Address and secrets are no part of a body; our own inbox is an address that nobody need look up.
        var draft = new WebhookDraft
        {
            Name = string.IsNullOrWhiteSpace(entered.Name) ? "Webhook" : entered.Name,
            Url = inbox.UrlOf(workspace.InboxToken).AbsoluteUri,
            Triggers = [.. (entered.Triggers ?? []).Where(trigger => trigger.Type == status)],
            Transcript = entered.Transcript,
            TranscriptMessages = entered.TranscriptMessages,
        };
        var verdict = await check.CheckAsync(workspace.Id, draft, cancellationToken);
        return verdict.Settings is { Triggers.Count: > 0 } settings ? await previews.RenderAsync(workspace.Id, webhookId, settings, cancellationToken) : null;
    }
}
