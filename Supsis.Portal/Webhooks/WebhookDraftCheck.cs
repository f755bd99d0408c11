using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>Turns a draft into settings that may be saved, or says everything that is wrong with it.</summary>
public sealed class WebhookDraftCheck
{
    private readonly WebhookDraftValidator _validator;
    private readonly InboxAddress _inbox;
    private readonly PortalReader _reader;

    internal WebhookDraftCheck(WebhookDraftValidator validator, InboxAddress inbox, PortalReader reader) =>
        (_validator, _inbox, _reader) = (validator, inbox, reader);

    public async Task<WebhookDraftVerdict> CheckAsync(Guid workspaceId, WebhookDraft draft, CancellationToken cancellationToken)
    {
        var token = await InboxTokenAsync(workspaceId, cancellationToken);
        var context = new ValidationContext<WebhookDraft>(draft);
        context.RootContextData[WebhookDraftValidator.InboxToken] = token;
        var result = await _validator.ValidateAsync(context, cancellationToken);
        if (!result.IsValid)
        {
            return new(null, [.. result.Errors.Select(error => new DraftProblem(error.PropertyName, error.ErrorCode, error.ErrorMessage))]);
        }

        var url = _inbox.IsInbox(draft.Url, token) ? InboxAddress.StoredUrl(token) : new Uri(draft.Url!).AbsoluteUri;
        return new(new WebhookSettings(draft.Name!.Trim(), url, draft.Enabled, [.. draft.Triggers.Select(trigger => trigger.ToDefinition())]), []);
    }

    private async Task<string> InboxTokenAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await db.Workspaces.Where(workspace => workspace.Id == workspaceId).Select(workspace => workspace.InboxToken).SingleAsync(cancellationToken);
    }
}
