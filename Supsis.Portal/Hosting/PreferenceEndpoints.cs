using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Supsis.Portal.Hosting;

/// <summary>The language and theme switches: a cookie, then back to the page.</summary>
internal static class PreferenceEndpoints
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static RouteGroupBuilder MapPreferences(this IEndpointRouteBuilder routes)
    {
        var preferences = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        preferences.MapPost("/language", ChooseLanguage);
        preferences.MapPost("/theme", ChooseTheme);
        preferences.MapPost("/first-steps", ChooseFirstSteps);
        return preferences;
    }

    private static RedirectHttpResult ChooseLanguage(HttpContext http, [FromForm] string? language, [FromForm] string? returnUrl)
    {
        if (PortalLanguages.Find(language) is { } chosen)
        {
            Remember(http, PortalCultureProvider.CookieName, chosen.Name);
        }

        return Back(returnUrl);
    }

    private static RedirectHttpResult ChooseTheme(HttpContext http, [FromForm] string? theme, [FromForm] string? returnUrl)
    {
        Remember(http, ThemeCookie.Name, ThemeCookie.NameOf(ThemeCookie.Parse(theme)));
        return Back(returnUrl);
    }

    private static RedirectHttpResult ChooseFirstSteps(HttpContext http, [FromForm] string? workspace, [FromForm] bool? hidden, [FromForm] string? returnUrl)
    {
        Remember(http, HiddenStepsCookie.Name, HiddenStepsCookie.With(HiddenStepsCookie.Read(http.Request), workspace ?? "", hidden ?? false));
        return Back(returnUrl);
    }

    private static RedirectHttpResult Back(string? returnUrl) =>
        TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/");

    private static void Remember(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Remembered,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });
}
