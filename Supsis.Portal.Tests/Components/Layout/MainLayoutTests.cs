using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Supsis.Portal.Access;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Layout;

public sealed class MainLayoutTests
{
    [Fact]
    public async Task The_menu_names_the_workspace_and_leads_to_the_others()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        var (status, page) = await OpenAsync(browser, $"/w/{PortalApplication.Slug}/settings");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Çağrı Merkezi", page.QuerySelector(".brand-text strong")!.TextContent);
        Assert.Equal("/w/cagri-merkezi/settings", page.QuerySelector(".nav-link[aria-current]")!.GetAttribute("href"));
        Assert.Equal(
            [("Çağrı Merkezi", "/w/cagri-merkezi/overview", "true"), ("Başka Şirket", "/w/baska-sirket/overview", null)],
            page.QuerySelectorAll(".switcher-list a").Select(link => (link.TextContent.Trim(), link.GetAttribute("href"), link.GetAttribute("aria-current"))));
    }

    [Fact]
    public async Task Whoever_comes_back_lands_on_the_overview_of_the_workspace_they_were_in_as_long_as_it_is_theirs()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();
        await OpenAsync(browser, $"/w/{PortalApplication.OtherSlug}/settings");

        using var back = await browser.GetAsync("/");
        await portal.GiveRoleAsync(PortalApplication.OtherSlug, null);
        using var lost = await browser.GetAsync("/");

        Assert.Equal("/w/baska-sirket/overview", back.Headers.Location!.OriginalString);
        Assert.Equal("/w/cagri-merkezi/overview", lost.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_single_workspace_needs_no_switch()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();
        await portal.GiveRoleAsync(PortalApplication.OtherSlug, null);

        var (_, page) = await OpenAsync(browser, $"/w/{PortalApplication.Slug}/settings");

        Assert.Empty(page.QuerySelectorAll(".switcher"));
    }

    [Theory]
    [InlineData(PortalApplication.OtherSlug)]
    [InlineData("yok-boyle-yer")]
    public async Task A_workspace_of_others_looks_like_one_that_is_not_there(string slug)
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();
        await portal.GiveRoleAsync(PortalApplication.OtherSlug, null);

        var (status, page) = await OpenAsync(browser, $"/w/{slug}/settings");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("Aradığınız sayfa bulunamadı", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Başka Şirket", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_s_settings_hold_no_keys()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();
        await portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Viewer);

        var (status, page) = await OpenAsync(browser, $"/w/{PortalApplication.Slug}/settings");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(PortalApplication.ApiKey[..12], page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, IDocument Page)> OpenAsync(HttpClient browser, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } };
        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));
    }
}
