using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>What the workspace is called, which time it shows, and the keys that let programs in.</summary>
public sealed partial class SettingsPage(WorkspaceAccess access, IStringLocalizer<SettingsTexts> text) : LiveComponent
{
    private WorkspaceContext? _workspace;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Tells the menu that the name beside it is another now.</summary>
    [CascadingParameter(Name = "WorkspaceChanged")]
    public Action? WorkspaceChanged { get; set; }

    private IStringLocalizer<SettingsTexts> Text => text;

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug != Slug)
        {
            await ReadAsync();
        }
    }

    private async Task LoadAsync()
    {
        await ReadAsync();
        WorkspaceChanged?.Invoke();
    }

    private async Task ReadAsync() => _workspace = await access.FindAsync((await Authentication!).User, Slug, Leaving);
}
