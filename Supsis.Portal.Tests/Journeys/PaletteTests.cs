using Microsoft.Playwright;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

[Collection(SharedBrowser.Name)]
public sealed class PaletteTests(Browser browser)
{
    [BrowserFact]
    public async Task The_keyboard_alone_leads_anywhere_and_back_to_where_it_was()
    {
        await using var portal = new PortalApplication();
        await using var visit = await Visit.BeginAsync(browser, portal.Address);
        await visit.SignInAsync();
        var field = visit.Page.Locator(".palette-input");
        var menu = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Ayarlar" });

        await menu.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Expect(field).ToBeFocusedAsync();
        await visit.CheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(field).ToBeHiddenAsync();
        await Expect(menu).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("olmayan bir şey");
        await Expect(visit.Page.Locator(".palette-none")).ToContainTextAsync("Sonuç yok: olmayan bir şey");
        await field.FillAsync("");
        await visit.Page.Keyboard.TypeAsync("gonderim");
        await visit.Page.Keyboard.PressAsync("Enter"); // at once: before any answer may be there

        await visit.ExpectHeadingAsync("Gönderimler");
        await Expect(field).ToBeHiddenAsync();
        visit.AssertNoComplaints();
    }
}
