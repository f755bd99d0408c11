using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Layout;

/// <summary>The menu at the left and the page beside it.</summary>
public sealed partial class MainLayout(NavigationManager navigation, WorkspaceAccess access, IStringLocalizer<LayoutTexts> text) : LayoutComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ErrorBoundary? _boundary;
    private CommandPalette? _palette;
    private string _here = "/";
    private string _page = "";
    private bool _isOpen;
    private bool _isLive;
    private IReadOnlyList<WorkspaceContext> _mine = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<LayoutTexts> Text => text;

    private WorkspaceView? Workspace { get; set; }

    private TimeZoneInfo TimeZone => Workspace?.TimeZone ?? WorkspaceView.DefaultTimeZone;

    public void Dispose()
    {
        navigation.LocationChanged -= OnLocationChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += OnLocationChanged;
        await ReadAddressAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only a connected page gets here; until then its buttons answer nobody, and screen readers are told so.
        if (firstRender)
        {
            _isLive = true;
            StateHasChanged();
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        Recover();
        Refresh();
    }

    /// <summary>Asked at every step: a name, a role or a membership may have changed since the page was opened.</summary>
    private void Refresh() => _ = InvokeAsync(async () =>
    {
        try
        {
            await ReadAddressAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (StorageNotice.KeyOf(exception) is not null)
        {
            StateHasChanged(); // no page can be read now: what is known stays, and the page inside says why it shows nothing
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });

    private async Task ReadAddressAsync()
    {
        var address = navigation.ToBaseRelativePath(navigation.Uri);
        _here = "/" + address.Split('#')[0];
        _page = PortalRoutes.PageIn(address);
        var user = Authentication is null ? null : (await Authentication).User;
        _mine = user?.Identity?.IsAuthenticated is true ? await access.ListAsync(user, _leaving.Token) : [];
        var slug = PortalRoutes.TryReadSlug(address, out var named) ? named : null;
        Workspace = _mine.FirstOrDefault(workspace => workspace.Slug == slug) is { } found ? new WorkspaceView(found.Slug, found.Name, found.TimeZone) : null;
        _isOpen = slug is null || Workspace is not null || user?.Identity?.IsAuthenticated is not true;
        if (!_isOpen)
        {
            navigation.NotFound(); // the same as for a workspace that does not exist
        }
    }

    private void Recover() => _boundary?.Recover();
}
