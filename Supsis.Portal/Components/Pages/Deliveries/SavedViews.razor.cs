using System.Security.Claims;
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

/// <summary>The filters of the log, and above them the ones that the reader has kept under a name.</summary>
public sealed partial class SavedViews(SavedViewDesk desk, DialogService dialogs, NotificationService toasts, IStringLocalizer<DeliveryTexts> text) : LiveComponent
{
    private const double ToastMilliseconds = 5000;

    private IReadOnlyList<NamedView> _views = [];
    private Guid _shown;
    private Guid? _opened;
    private bool _isNaming;
    private bool _isManaging;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    [Parameter, EditorRequired]
    public required LogView View { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<DeliveryTexts> Text => text;

    /// <summary>The kept view that the log shows; null when it shows something else.</summary>
    private NamedView? Current => _views.FirstOrDefault(view => view.View == View);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Workspace.Id)
        {
            (_shown, _opened, _isNaming, _isManaging) = (Workspace.Id, null, false, false);
            await LoadAsync();
        }

        Follow();
    }

    // Whoever opens a view and then narrows it may want it so from now on.
    private void Follow()
    {
        _opened = Current?.Id ?? (View.HasFilters ? _opened : null);
        _isNaming = _isNaming && View.HasFilters && Current is null;
        _isManaging = _isManaging && _views.Count > 0;
    }

    private async Task LoadAsync() => _views = await desk.ListAsync(await UserAsync(), Workspace.Id, Leaving);

    private async Task<string?> SaveAsync(string name) =>
        Problem(await ActAsync(user => desk.SaveAsync(user, Workspace.Id, name, View), "Views.Saved"));

    private async Task<string?> RenameAsync(NamedView view, string name) =>
        Problem(await ActAsync(user => desk.RenameAsync(user, Workspace.Id, view.Id, name), "Views.Renamed"));

    private Task ReplaceAsync(NamedView view) => ActAsync(user => desk.ReplaceAsync(user, Workspace.Id, view.Id, View), "Views.Replaced");

    private async Task DeleteAsync(NamedView view)
    {
        if (await dialogs.AskAsync(text["Views.DeleteQuestion", view.Name], text["Views.DeleteConsequence"], text["Views.Delete"], isDestructive: true))
        {
            await ActAsync(user => desk.DeleteAsync(user, Workspace.Id, view.Id), "Views.Deleted");
        }
    }

    /// <summary>Does it once and shows what is there afterwards; null when nothing could be done, and then it was said why.</summary>
    private async Task<SavedViewOutcome?> ActAsync(Func<ClaimsPrincipal, Task<SavedViewOutcome?>> act, string done)
    {
        // A second click can be on its way before the first is answered.
        if (_isBusy)
        {
            return null;
        }

        _isBusy = true;
        try
        {
            var outcome = await act(await UserAsync());
            Say(outcome, done);
            await LoadAsync();
            Follow();
            return outcome;
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            Say(NotificationSeverity.Warning, "Views.NotStored");
            return null;
        }
        finally
        {
            _isBusy = false;
            StateHasChanged(); // a line of the list may have asked
        }
    }

    private void Say(SavedViewOutcome? outcome, string done)
    {
        switch (outcome)
        {
            case null:
                Say(NotificationSeverity.Warning, "Views.NoRight");
                break;
            case SavedViewOutcome.Gone:
                Say(NotificationSeverity.Info, "Views.Gone");
                break;
            case SavedViewOutcome.Done:
                Say(NotificationSeverity.Success, done);
                break;
        }
    }

    // What stands under the field; the rest was said beside the page.
    private string? Problem(SavedViewOutcome? outcome) => outcome switch
    {
        SavedViewOutcome.NameTaken => text["Views.NameTaken"].Value,
        SavedViewOutcome.Full => text["Views.Full", SavedViewStore.Most].Value,
        _ => null,
    };

    private void Say(NotificationSeverity severity, string key) =>
        toasts.Notify(new NotificationMessage { Severity = severity, Summary = text[key], Duration = ToastMilliseconds });

    private async Task<ClaimsPrincipal> UserAsync() => (await Authentication!).User;
}
