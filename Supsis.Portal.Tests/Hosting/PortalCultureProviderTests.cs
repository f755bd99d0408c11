using Microsoft.AspNetCore.Http;
using Supsis.Portal.Hosting;

namespace Supsis.Portal.Tests.Hosting;

public sealed class PortalCultureProviderTests
{
    [Theory]
    [InlineData("/w/acme/webhooks", null, "en", "tr-TR")]
    [InlineData("/w/acme/webhooks", "en", "tr", "en-GB")]
    [InlineData("/w/acme/webhooks", "klingon", null, "tr-TR")]
    [InlineData("/_blazor", "en", null, "en-GB")]
    [InlineData("/api/v1/events", "tr", null, "en-GB")]
    [InlineData("/api/v1/events", null, "tr-TR,en;q=0.5", "tr-TR")]
    [InlineData("/api/v1/events", null, "en;q=0.4, tr;q=0.9", "tr-TR")]
    [InlineData("/api/v1/events", null, "de, tr;q=0", "en-GB")]
    [InlineData("/openapi/v1.json", null, "de", "en-GB")]
    public async Task Pages_follow_the_cookie_and_programs_their_header(string path, string? cookie, string? header, string expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        http.Request.Headers.AcceptLanguage = header;
        http.Request.Headers.Cookie = cookie is null ? null : $"{PortalCultureProvider.CookieName}={cookie}";

        var result = await new PortalCultureProvider().DetermineProviderCultureResult(http);

        Assert.Equal(expected, result!.UICultures.Single().Value);
    }
}
