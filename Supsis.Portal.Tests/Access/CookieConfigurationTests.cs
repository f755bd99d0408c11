using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class CookieConfigurationTests
{
    [Theory]
    [InlineData("https://portal.example.com", "__Host-supsis.portal", CookieSecurePolicy.Always)]
    [InlineData("http://portal.example.com", "supsis.portal", CookieSecurePolicy.SameAsRequest)]
    public async Task Cookies_follow_the_public_address(string publicUrl, string name, CookieSecurePolicy secure)
    {
        await using var portal = new PortalApplication(settings: new Dictionary<string, string?> { ["Portal:PublicUrl"] = publicUrl });
        portal.StartServer();

        var signIn = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Identity.Application");
        var form = portal.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;

        Assert.Equal((name, secure, SameSiteMode.Lax, true), (signIn.Cookie.Name, signIn.Cookie.SecurePolicy, signIn.Cookie.SameSite, signIn.Cookie.HttpOnly));
        Assert.Equal((name + ".form", secure), (form.Cookie.Name, form.Cookie.SecurePolicy));
        Assert.Equal(TimeSpan.FromHours(8), signIn.ExpireTimeSpan);
    }

    [Theory]
    [InlineData("https://evil.example.com", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example.com", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task A_page_of_another_site_opens_no_circuit(string? origin, HttpStatusCode expected)
    {
        await using var portal = new PortalApplication(settings: new Dictionary<string, string?> { ["Portal:PublicUrl"] = "https://portal.example.com" });
        using var client = portal.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await client.SendAsync(request);

        // Let through, a stranger still has to sign in.
        Assert.Equal(expected, answer.StatusCode);
    }
}
