using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Supsis.Portal.Access;
using Supsis.Portal.Hosting;

namespace Supsis.Portal.Components;

/// <summary>The frame around every page: language, theme, style sheets and scripts.</summary>
public sealed partial class App : ComponentBase
{
    private static readonly InteractiveServerRenderMode Interactive = new();

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    private IComponentRenderMode? PageRenderMode => HttpContext?.AcceptsInteractiveRouting() is true ? Interactive : null;

    private PortalTheme Theme => HttpContext is null ? PortalTheme.System : ThemeCookie.Read(HttpContext.Request);

    private string HiddenSteps => HttpContext is null ? "" : HiddenStepsCookie.Read(HttpContext.Request);

    private string ThemeName => ThemeCookie.NameOf(Theme);

    private string ColorScheme => Theme is PortalTheme.System ? "light dark" : ThemeName;

    // Whether they are a member is asked when somebody comes back, so any name may be remembered.
    protected override void OnInitialized()
    {
        if (HttpContext is { } http && PortalRoutes.TryReadSlug(http.Request.Path, out var slug))
        {
            LastWorkspaceCookie.Remember(http, slug);
        }
    }

    // Both sheets are linked only while the device decides; a chosen theme links its own, so that no page flashes.
    private string? MediaOf(string scheme) => Theme is PortalTheme.System ? $"(prefers-color-scheme: {scheme})" : null;
}
