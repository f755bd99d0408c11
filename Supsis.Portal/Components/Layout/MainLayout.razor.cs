using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Layout;

/// <summary>The menu at the left and the page beside it.</summary>
public sealed partial class MainLayout(NavigationManager navigation, IStringLocalizer<LayoutTexts> text) : LayoutComponentBase, IDisposable
{
    private ErrorBoundary? _boundary;
    private string _here = "/";
    private string _page = "";

    private IStringLocalizer<LayoutTexts> Text => text;

    private WorkspaceView? Workspace { get; set; }

    private TimeZoneInfo TimeZone => Workspace?.TimeZone ?? WorkspaceView.DefaultTimeZone;

    public void Dispose() => navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized()
    {
        navigation.LocationChanged += OnLocationChanged;
        ReadAddress();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        ReadAddress();
        Recover();
        _ = InvokeAsync(StateHasChanged);
    }

    private void ReadAddress()
    {
        var address = navigation.ToBaseRelativePath(navigation.Uri);
        _here = "/" + address.Split('#')[0];
        _page = PortalRoutes.PageIn(address);
        if (!PortalRoutes.TryReadSlug(address, out var slug))
        {
            Workspace = null;
        }
        else if (Workspace?.Slug != slug)
        {
            Workspace = new WorkspaceView(slug, slug, WorkspaceView.DefaultTimeZone);
        }
    }

    private void Recover() => _boundary?.Recover();
}
