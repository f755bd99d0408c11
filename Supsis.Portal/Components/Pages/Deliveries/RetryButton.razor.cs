using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Sends a delivery again and says how that went.</summary>
public sealed partial class RetryButton(
    DeliveryStore store, WorkspaceAccess access, NotificationService toasts, DialogService dialogs, IStringLocalizer<DeliveryTexts> text) : ComponentBase
{
    private const double ToastMilliseconds = 5000;

    private bool _isBusy;

    [Parameter, EditorRequired]
    public required DeliveryRow Row { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    /// <summary>Small, at the end of a row.</summary>
    [Parameter]
    public bool IsIcon { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<DeliveryTexts> Text => text;

    private bool IsRepeat => Row.Status == DeliveryStatus.Succeeded;

    private async Task RetryAsync()
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            if (!IsRepeat || await dialogs.AskAsync(text["Repeat.Question"], text["Repeat.Consequence", Row.WebhookName], text["SendAgain"]))
            {
                await RetryNowAsync();
            }
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            Say(NotificationSeverity.Warning, "RetryRefused.NotStored");
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task RetryNowAsync()
    {
        var user = (await Authentication!).User;
        if (!await access.MayAsync(user, Workspace.Id, PortalRole.Manager, CancellationToken.None))
        {
            Say(NotificationSeverity.Warning, "RetryRefused.NoRight");
            return;
        }

        // Not cut off when the reader leaves: they asked for it.
        var result = await store.RetryAsync(Workspace.Id, Row.Id, user.Actor(), CancellationToken.None);
        Say(result == RetryResult.Retried ? NotificationSeverity.Success : NotificationSeverity.Warning, result == RetryResult.Retried ? "RetryDone" : $"RetryRefused.{result}");
    }

    private void Say(NotificationSeverity severity, string key) =>
        toasts.Notify(new NotificationMessage { Severity = severity, Summary = text[key], Duration = ToastMilliseconds });
}
