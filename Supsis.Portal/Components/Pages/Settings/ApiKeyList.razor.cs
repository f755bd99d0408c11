using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>The keys that let programs in: an administrator makes them, sees each once, and revokes them.</summary>
public sealed partial class ApiKeyList(
    ApiKeyStore keys, WorkspaceAccess access, DialogService dialogs, NotificationService toasts, IStringLocalizer<SettingsTexts> text) : LiveComponent
{
    private const int PageSize = 50;
    private const double ToastMilliseconds = 5000;

    private Guid _shown;
    private List<ApiKey>? _keys;
    private CreatedApiKey? _made;
    private bool _hasOlder;
    private bool _isMaking;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public WorkspaceContext Workspace { get; set; } = null!;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<SettingsTexts> Text => text;

    private bool IsAdministrator => Workspace.May(PortalRole.Administrator);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Workspace.Id)
        {
            _shown = Workspace.Id;
            (_keys, _made, _isMaking) = (null, null, false);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        if (IsAdministrator)
        {
            _keys = [];
            await LoadOlderAsync();
        }
    }

    private async Task LoadOlderAsync()
    {
        var before = _keys is [.., var oldest] ? oldest.Id : (Guid?)null;
        var found = await keys.ListAsync(Workspace.Id, before, PageSize + 1, Leaving);
        _hasOlder = found.Count > PageSize;
        _keys!.AddRange(found.Take(PageSize));
    }

    private Task CreateAsync(NewApiKey wanted) => WhenAllowedAsync(async user =>
    {
        _made = await keys.CreateAsync(Workspace.Id, wanted, user.Actor(), CancellationToken.None);
        _isMaking = false;
        await LoadAsync();
    });

    private async Task RevokeAsync(ApiKey key)
    {
        if (await dialogs.AskAsync(text["RevokeQuestion", text.NameOf(key)], text["RevokeConsequence"], text["Revoke"], isDestructive: true))
        {
            await WhenAllowedAsync(async user =>
            {
                await keys.RevokeAsync(Workspace.Id, key.Id, user.Actor(), CancellationToken.None);
                _made = _made?.Key.Id == key.Id ? null : _made;
                Say(NotificationSeverity.Success, "Revoked");
                await LoadAsync();
            });
        }
    }

    private async Task WhenAllowedAsync(Func<ClaimsPrincipal, Task> change)
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var user = (await Authentication!).User;
            if (await access.MayAsync(user, Workspace.Id, PortalRole.Administrator, CancellationToken.None))
            {
                await change(user);
            }
            else
            {
                Say(NotificationSeverity.Warning, "NoRight");
            }
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
