using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Inbox;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Inbox;
using Supsis.Portal.Tests.Inbox;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Inbox;

public sealed class InboxPageTests : ScreenTest, IAsyncLifetime
{
    private const string Body =
        """{"type":"keyword.matched","data":{"event":{"test":false},"conversation":{"number":4711},"visitor":{"name":"Ayşe Yılmaz"}}}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PortalApplication _portal = new();
    private ClaimsPrincipal _person = new();
    private InboxSetUp _inbox = null!;

    public async Task InitializeAsync()
    {
        _person = await _portal.AdministratorAsync();
        _inbox = new InboxSetUp(_portal);
        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceAccess>());
        Services.AddSingleton(_portal.Services.GetRequiredService<InboxFeed>());
        Services.AddSingleton(_portal.Services.GetRequiredService<DeliveryWords>());
        Services.AddSingleton(_inbox.Store);
        Services.AddSingleton(_inbox.Behavior);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync(); // the page lets go of the feed before the portal ends
        await _portal.DisposeAsync();
    }

    [Theory]
    [InlineData("tr", "Test kutusu", "Bekleniyor", "İlk istek bekleniyor")]
    [InlineData("en", "Test inbox", "Waiting", "Waiting for the first request")]
    public async Task An_empty_inbox_shows_its_address_and_waits(string language, string title, string state, string empty)
    {
        ReadIn(language);
        var page = Open();

        Assert.Equal(title, page.Find("h1").TextContent.Trim());
        Assert.Equal((await _inbox.AddressAsync()).AbsoluteUri, page.Find(".inbox-url code").TextContent);
        Assert.Equal((await _inbox.AddressAsync()).AbsoluteUri, page.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal(state, page.Find(".inbox-state .pill").TextContent.Trim());
        Assert.Equal(empty, page.Find(".blank h2").TextContent);
    }

    [Fact]
    public async Task What_arrives_appears_by_itself_with_its_body_open()
    {
        var page = Open();

        await PostAsync(Body);

        page.WaitForElement(".arrived", Patience);
        Assert.Equal("Alındı", page.Find(".inbox-state .pill").TextContent.Trim());
        Assert.Equal("200 · kabul edildi", page.Find(".arrived .pill").TextContent);
        Assert.Equal("Anahtar kelime kullanıldı", page.Find(".arrived-what strong").TextContent);
        Assert.Equal("keyword.matched", page.Find(".arrived-what code").TextContent);
        Assert.Equal("#4711 Ayşe Yılmaz", page.Find(".arrived-who").TextContent.Trim());
        Assert.Contains("\"number\": 4711", page.FindAll(".arrived-body pre")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("content-type: text/plain", page.FindAll(".arrived-body pre")[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("İmza denetlenemedi", page.Find(".arrived-body p").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_opens_and_closes_and_a_body_that_is_none_of_ours_is_shown_as_it_came()
    {
        await PostAsync("merhaba < dünya");
        await _inbox.UntilAsync(requests => requests.Count == 1);
        var page = Open();

        Assert.Equal("Tanınmayan istek", page.Find(".arrived-what strong").TextContent);
        Assert.Contains("merhaba < dünya", page.Find(".arrived-body pre").TextContent, StringComparison.Ordinal);
        page.Find(".arrived-head").Click();
        Assert.Empty(page.FindAll(".arrived-body"));
        Assert.Equal("false", page.Find(".arrived-head").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Nothing_moves_under_the_pointer()
    {
        await PostAsync("\"1\"");
        await _inbox.UntilAsync(requests => requests.Count == 1);
        var page = Open();
        page.Find(".table-frame").PointerEnter(new());

        await PostAsync("\"2\"");

        page.WaitForAssertion(() => Assert.Equal("1 yeni", page.Find(".news-pill").TextContent), Patience);
        Assert.Single(page.FindAll(".arrived"));
        page.Find(".news-pill").Click();
        Assert.Equal(2, page.FindAll(".arrived").Count);
        Assert.Empty(page.FindAll(".news-pill"));
    }

    [Fact]
    public async Task The_switch_breaks_the_inbox_and_heals_it()
    {
        var page = Open();

        await PressAsync(page, "Bir kez hata ver");
        Assert.Equal("true", Button(page, "Bir kez hata ver").GetAttribute("aria-pressed"));
        await PostAsync(Body);

        page.WaitForElement(".arrived .pill-bad", Patience);
        Assert.Equal("500 · hata verildi", page.Find(".arrived .pill").TextContent);
        Assert.Equal("true", Button(page, "Kabul et").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task A_viewer_may_look_and_not_break_anything()
    {
        var page = Open();
        await _portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Viewer);

        await PressAsync(page, "Hep hata ver");

        Assert.Equal(InboxMode.Accept, _inbox.Behavior.ModeOf(_inbox.WorkspaceId));
        Assert.Contains("Düzenleyici yetkisi gerekir", page.Find(".inbox-answer").TextContent, StringComparison.Ordinal);
        Assert.All(Open().FindAll(".segmented button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public void Somebody_elses_workspace_is_not_found() => Assert.Equal("Çalışma alanı bulunamadı", Open("yok").Find("h1").TextContent);

    private IRenderedComponent<InboxPage> Open(string slug = PortalApplication.Slug)
    {
        var page = Render<InboxPage>(with => with
            .Add(p => p.Slug, slug)
            .AddCascadingValue(Task.FromResult(new AuthenticationState(_person))));
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0, Patience);
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<InboxPage> page, string words) =>
        page.FindAll(".segmented button").Single(button => button.TextContent.Trim() == words);

    private static Task PressAsync(IRenderedComponent<InboxPage> page, string words) => Button(page, words).ClickAsync();

    private async Task PostAsync(string body)
    {
        using var answer = await _inbox.Client.PostAsync(await _inbox.AddressAsync(), new StringContent(body));
    }
}
