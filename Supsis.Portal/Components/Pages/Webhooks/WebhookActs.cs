using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The buttons of a webhook: each asks where something would be lost, acts, and says how it went.</summary>
public sealed class WebhookActs(WebhookDesk desk, TestWords words, DialogService dialogs, NotificationService toasts, IStringLocalizer<EditorTexts> text)
{
    private const double ToastMilliseconds = 6000;

    public async Task TestAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook, CancellationToken cancellationToken)
    {
        if (await desk.TestAsync(user, workspace.Id, webhook.Id, cancellationToken) is not { } result)
        {
            Say(NotificationSeverity.Warning, text["Act.Refused"]);
            return;
        }

        var explanation = words.Explain(result, webhook.Url);
        Say(result.Delivered ? NotificationSeverity.Success : NotificationSeverity.Error, words.Headline(result), explanation is null ? null : $"{explanation.What} {explanation.Fix}");
    }

    /// <summary>Asks for how long.</summary>
    /// <param name="end">When a pause of that length ends.</param>
    public async Task<bool> PauseAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook, Func<PauseLength, DateTimeOffset?> end) =>
        await dialogs.OpenAsync<PauseDialog>(text["Pause.Question", webhook.Name], [], Narrow()) is PauseLength length
        && await TellAsync(desk.PauseAsync(user, workspace.Id, webhook.Id, end(length)), "Act.Paused", webhook);

    public Task<bool> ResumeAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook) =>
        TellAsync(desk.ResumeAsync(user, workspace.Id, webhook.Id), "Act.Resumed", webhook);

    public async Task<bool> DisableAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook) =>
        await dialogs.AskAsync(text["Disable.Question", webhook.Name], text["Disable.Consequence"], text["Disable"])
        && await TellAsync(desk.DisableAsync(user, workspace.Id, webhook.Id), "Act.Disabled", webhook);

    /// <summary>Asks what is to become of what waits, where something does.</summary>
    public async Task<bool> EnableAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook, CancellationToken cancellationToken)
    {
        var waiting = await desk.CountWaitingAsync(workspace.Id, webhook.Id, cancellationToken);
        var deliver = waiting == 0 ? true : await AskBacklogAsync(webhook, waiting);
        return deliver is { } choice && await TellAsync(desk.EnableAsync(user, workspace.Id, webhook.Id, choice), "Act.Enabled", webhook);
    }

    public Task<bool> DuplicateAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook) =>
        TellAsync(desk.DuplicateAsync(user, workspace.Id, webhook.Id), "Act.Duplicated", webhook);

    public async Task<bool> DeleteAsync(ClaimsPrincipal user, WorkspaceContext workspace, WebhookView webhook, CancellationToken cancellationToken)
    {
        var waiting = await desk.CountWaitingAsync(workspace.Id, webhook.Id, cancellationToken);
        var consequence = text[waiting == 0 ? "Delete.Nothing" : waiting == 1 ? "Delete.One" : "Delete.Waiting", waiting];
        return await dialogs.AskAsync(text["Delete.Question", webhook.Name], consequence, text["Delete"], isDestructive: true)
            && await TellAsync(desk.DeleteAsync(user, workspace.Id, webhook.Id), "Act.Deleted", webhook);
    }

    private async Task<bool?> AskBacklogAsync(WebhookView webhook, int waiting)
    {
        var parameters = new Dictionary<string, object?> { [nameof(BacklogDialog.Waiting)] = waiting };
        return await dialogs.OpenAsync<BacklogDialog>(text["Enable.Question", webhook.Name], parameters, Narrow()) as bool?;
    }

    private static DialogOptions Narrow() =>
        new() { Width = "min(520px, calc(100vw - 32px))", CssClass = "confirm-dialog", CloseDialogOnEsc = true, CloseDialogOnOverlayClick = true };

    private async Task<bool> TellAsync(Task<DeskAnswer> act, string done, WebhookView webhook)
    {
        var answer = await act;
        var isDone = answer.Outcome == DeskOutcome.Done;
        Say(isDone ? NotificationSeverity.Success : NotificationSeverity.Warning, isDone ? text[done, webhook.Name] : text[$"Outcome.{answer.Outcome}"]);
        return isDone || answer.Outcome == DeskOutcome.NotFound;
    }

    private void Say(NotificationSeverity severity, string summary, string? detail = null) =>
        toasts.Notify(new NotificationMessage { Severity = severity, Summary = summary, Detail = detail ?? "", Duration = ToastMilliseconds });
}
