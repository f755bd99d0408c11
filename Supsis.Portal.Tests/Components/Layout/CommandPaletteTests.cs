using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Tests.Components.Pages.Webhooks;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Layout;

public sealed class CommandPaletteTests : WebhookScreen
{
    private const string Home = "/w/" + PortalApplication.Slug;

    [Fact]
    public void Before_anything_is_typed_it_offers_the_pages()
    {
        var palette = OpenPalette();

        Assert.Equal(NavItem.All.Select(item => $"{Home}/{item.Page}").Append("/account"), palette.FindAll("[role=option]").Select(option => option.GetAttribute("href")));
        Assert.Equal(("true", "palette-0"), (Field(palette).GetAttribute("aria-expanded"), Field(palette).GetAttribute("aria-activedescendant")));
    }

    [Fact]
    public async Task Letters_find_pages_and_webhooks_and_arrows_and_enter_go_there()
    {
        var webhook = await GivenAsync("Gönderi CRM");
        var palette = OpenPalette();

        Type(palette, "gonderi");
        palette.WaitForState(() => palette.FindAll("[role=option]").Count == 2);
        Field(palette).KeyDown(Key.Down);
        Assert.Equal(["false", "true"], palette.FindAll("[role=option]").Select(option => option.GetAttribute("aria-selected")));
        Field(palette).KeyDown(Key.Enter);

        palette.WaitForAssertion(() => Assert.EndsWith($"{Home}/webhooks/{webhook.PublicId}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_is_found_by_its_number_with_its_visitor()
    {
        await SayAsync("c/1", "Merhaba", "Ayşe Yılmaz");
        var palette = OpenPalette();

        Type(palette, "#1");

        palette.WaitForAssertion(() => Assert.Equal("#1 Ayşe Yılmaz · c/1", palette.Find(".palette-name").TextContent));
        Assert.Equal($"{Home}/conversations/c%2F1", palette.Find("[role=option]").GetAttribute("href"));
    }

    [Fact]
    public void Nothing_found_is_said_so()
    {
        var palette = OpenPalette();

        Type(palette, "yok böyle bir şey");

        palette.WaitForAssertion(() => Assert.StartsWith("Sonuç yok: yok böyle bir şey.", palette.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("false", Field(palette).GetAttribute("aria-expanded"));
        Field(palette).KeyDown(Key.Enter);
        Assert.EndsWith("localhost/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_member_any_more_finds_nothing()
    {
        await GivenAsync("CRM");
        var palette = OpenPalette();
        await LeaveAsync();

        Type(palette, "CRM");

        palette.WaitForAssertion(() => Assert.StartsWith("Sonuç yok", palette.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    private static IElement Field(IRenderedComponent<CommandPalette> palette) => palette.Find("[role=combobox]");

    private static void Type(IRenderedComponent<CommandPalette> palette, string text) => Field(palette).Input(text);

    private IRenderedComponent<CommandPalette> OpenPalette()
    {
        Services.AddScoped<PaletteDesk>();
        return Render<CommandPalette>(with => with.Add(palette => palette.Slug, PortalApplication.Slug));
    }
}
