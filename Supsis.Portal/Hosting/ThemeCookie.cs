namespace Supsis.Portal.Hosting;

/// <summary>Remembers the theme that somebody chose in this browser.</summary>
public static class ThemeCookie
{
    public const string Name = "portal.theme";

    public static PortalTheme Read(HttpRequest request) => Parse(request.Cookies[Name]);

    public static PortalTheme Parse(string? name) => name switch
    {
        "light" => PortalTheme.Light,
        "dark" => PortalTheme.Dark,
        _ => PortalTheme.System,
    };

    public static string NameOf(PortalTheme theme) => theme switch
    {
        PortalTheme.Light => "light",
        PortalTheme.Dark => "dark",
        _ => "system",
    };
}
