using System.Net;
using System.Text.RegularExpressions;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

public sealed partial class PortalFrameTests(PortalFrame frame) : IClassFixture<PortalFrame>
{
    [Theory]
    [InlineData("/not-found")]
    [InlineData("/nowhere")]
    [InlineData("/broken")]
    [InlineData("/api/broken")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        var response = await Browse(path);

        var policies = response.Headers.GetValues("Content-Security-Policy").ToList();
        Assert.Contains(
            "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'", policies);
        Assert.All(policies, policy => Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "text/html", "Aradığınız sayfa bulunamadı")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "text/html", "Bu sayfada bir sorun oluştu")]
    [InlineData("/api/broken", HttpStatusCode.InternalServerError, "application/problem+json", "\"status\":500")]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound, null, "")]
    public async Task People_get_a_page_and_programs_a_plain_answer(string path, HttpStatusCode status, string? contentType, string words)
    {
        var response = await Browse(path);
        var body = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, body, StringComparison.Ordinal);
        Assert.DoesNotContain("on purpose", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("language", "en", "/not-found?x=1", "/not-found?x=1", "portal.language=en")]
    [InlineData("theme", "dark", "/not-found", "/not-found", "portal.theme=dark")]
    [InlineData("language", "en", "https://evil.example", "/", "portal.language=en")]
    [InlineData("language", "en", "//evil.example", "/", "portal.language=en")]
    [InlineData("language", "xx", "/", "/", null)]
    public async Task A_switch_sets_its_cookie_and_goes_back_to_a_page_of_ours(string name, string value, string returnUrl, string target, string? cookie)
    {
        var (page, token) = await OpenForm();
        var response = await Post($"/{name}", page, new() { [name] = value, ["returnUrl"] = returnUrl, ["__RequestVerificationToken"] = token });

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(target, response.Headers.Location?.OriginalString);
        Assert.Equal(cookie, response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single().Split(';')[0] : null);
    }

    [Fact]
    public async Task A_switch_without_the_form_s_token_is_refused()
    {
        var (page, _) = await OpenForm();
        var response = await Post("/language", page, new() { ["language"] = "en" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("portal.language=en; portal.theme=dark", "<html lang=\"en\" data-theme=\"dark\">", "standard-dark-base", "standard-base")]
    [InlineData("portal.theme=light", "<html lang=\"tr\" data-theme=\"light\">", "standard-base", "standard-dark-base")]
    public async Task A_chosen_theme_links_its_own_sheet_only(string cookies, string html, string linked, string notLinked)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/not-found") { Headers = { { "Accept", "text/html" }, { "Cookie", cookies } } };
        var body = await (await frame.Client.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains(html, body, StringComparison.Ordinal);
        Assert.Contains(linked, body, StringComparison.Ordinal);
        Assert.DoesNotContain(notLinked, body, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Browse(string path) =>
        frame.Client.SendAsync(new(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } });

    private async Task<(HttpResponseMessage Page, string Token)> OpenForm()
    {
        var page = await Browse("/not-found");
        return (page, TokenField().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
    }

    private Task<HttpResponseMessage> Post(string path, HttpResponseMessage page, Dictionary<string, string> fields) =>
        frame.Client.SendAsync(new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
            Headers = { { "Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]) } },
        });

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
