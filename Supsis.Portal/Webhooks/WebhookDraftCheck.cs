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

    /// <summary>For a new webhook.</summary>
    public Task<WebhookDraftVerdict> CheckAsync(Guid workspaceId, WebhookDraft draft, CancellationToken cancellationToken) =>
        CheckAsync(workspaceId, draft, null, cancellationToken);

    /// <param name="known">The webhook that is to be changed: masks in the draft stand for what it has. Null for a new one.</param>
    public async Task<WebhookDraftVerdict> CheckAsync(Guid workspaceId, WebhookDraft draft, WebhookView? known, CancellationToken cancellationToken)
    {
        var token = await InboxTokenAsync(workspaceId, cancellationToken);
        var context = new ValidationContext<WebhookDraft>(draft);
        context.RootContextData[WebhookDraftValidator.InboxToken] = token;
        if (known is not null)
        {
            context.RootContextData[WebhookDraftValidator.Known] = known;
        }

        var result = await _validator.ValidateAsync(context, cancellationToken);
        if (!result.IsValid)
        {
            return new(null, [.. result.Errors.Select(error => new DraftProblem(error.PropertyName, error.ErrorCode, error.ErrorMessage))]);
        }

        var url = _inbox.IsInbox(draft.Url, token) ? InboxAddress.StoredUrl(token) : new Uri(draft.Url!).AbsoluteUri;
        var triggers = draft.Triggers.Select(trigger => trigger.ToDefinition()).ToList();
        return new(new WebhookSettings(draft.Name!.Trim(), url, draft.Enabled, triggers)
        {
            Credentials = new(draft.Headers, draft.Authentication),
            Pace = new(draft.Ordered, draft.MaxPerMinute),
            Conditions = [.. draft.Conditions.Select(condition => condition.ToCondition())],
            Transcript = TranscriptOf(draft),
        }, []);
    }

    private static TranscriptSetting TranscriptOf(WebhookDraft draft)
    {
        var kind = EnumWord.Parse<TranscriptKind>(draft.Transcript);
        return new(kind, kind == TranscriptKind.Last ? draft.TranscriptMessages ?? TranscriptSetting.UsualLast : null);
    }

    private async Task<string> InboxTokenAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(workspaceId);
        return await db.Workspaces.Where(workspace => workspace.Id == workspaceId).Select(workspace => workspace.InboxToken).SingleAsync(cancellationToken);
    }
}
