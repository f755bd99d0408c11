namespace Supsis.Portal.Access;

/// <summary>Remembers in this browser which workspace was open last, so that signing in leads back to it.</summary>
public static class LastWorkspaceCookie
{
    public const string Name = "portal.workspace";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>A mere wish: whoever asks may not be a member, or the workspace may be gone.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Remember(HttpContext http, string slug)
    {
        if (Read(http.Request) == slug || http.Response.HasStarted)
        {
            return;
        }

        http.Response.Cookies.Append(Name, slug, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Remembered,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
    }
}
