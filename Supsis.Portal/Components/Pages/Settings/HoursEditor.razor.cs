using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>When the company is open: an administrator changes it, everybody else reads it.</summary>
public sealed partial class HoursEditor(
    WorkspaceStore store, WorkspaceAccess access, NotificationService toasts, HoursWords words, IStringLocalizer<SettingsTexts> text) : ComponentBase
{
    private const double ToastMilliseconds = 5000;

    private Guid _shown;
    private HoursForm? _form;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public WorkspaceContext Workspace { get; set; } = null!;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<SettingsTexts> Text => text;

    private HoursForm Saved => new(store.HoursOf(Workspace.Id));

    protected override void OnParametersSet()
    {
        // Not at every drawing: what the reader has entered stays.
        if (_shown != Workspace.Id || Workspace.May(PortalRole.Administrator) != (_form is not null))
        {
            _shown = Workspace.Id;
            _form = Workspace.May(PortalRole.Administrator) ? Saved : null;
        }
    }

    private async Task SaveAsync()
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy || _form is not { IsSound: true } form)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var user = (await Authentication!).User;
            if (!await access.MayAsync(user, Workspace.Id, PortalRole.Administrator, CancellationToken.None))
            {
                Say(NotificationSeverity.Warning, "NoRight");
                return;
            }

            await store.KeepHoursAsync(Workspace.Id, form.Hours, user.Actor(), CancellationToken.None);
            Say(NotificationSeverity.Success, "Saved");
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            Say(NotificationSeverity.Warning, "NotStored");
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Say(NotificationSeverity severity, string key) =>
        toasts.Notify(new NotificationMessage { Severity = severity, Summary = text[key], Duration = ToastMilliseconds });
}
