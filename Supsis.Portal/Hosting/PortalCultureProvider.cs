using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Supsis.Portal.Hosting;

/// <summary>Pages speak the language of the cookie, else Turkish; the API speaks Turkish only to a program that asks for it.</summary>
internal sealed class PortalCultureProvider : RequestCultureProvider
{
    public const string CookieName = "portal.language";

    // The same two answers for every request there is.
    private static readonly Dictionary<string, Task<ProviderCultureResult?>> Results = PortalLanguages.All.ToDictionary(
        language => language.CultureName, language => Task.FromResult<ProviderCultureResult?>(new(language.CultureName)), StringComparer.Ordinal);

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = IsForPrograms(httpContext.Request.Path)
            ? PortalLanguages.Find(AskedFor(httpContext.Request)) ?? PortalLanguages.Find("en")
            : PortalLanguages.Find(httpContext.Request.Cookies[CookieName]);

        return Results[(language ?? PortalLanguages.Default).CultureName];
    }

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi");

    private static string? AskedFor(HttpRequest request) => request.Headers.AcceptLanguage.Count == 0 ? null : request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(asked => asked, StringWithQualityHeaderValueComparer.QualityComparer)
        .Where(asked => asked.Quality is not 0)
        .Select(asked => asked.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(name => PortalLanguages.Find(name) is not null);
}
