using Microsoft.Playwright;
using Supsis.Portal.Access;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

[Collection(SharedBrowser.Name)]
public sealed class RevokedRoleTests(Browser browser)
{
    [BrowserFact]
    public async Task A_role_that_is_taken_away_is_gone_at_the_next_click()
    {
        await using var portal = new PortalApplication();
        await using var visit = await Visit.BeginAsync(browser, portal.Address);
        await visit.SignInAsync();
        await visit.ChooseInMenuAsync("Ayarlar");
        await visit.PressAsync("Yeni anahtar");
        await visit.Page.Locator("#key-name").FillAsync("Kasa programı");
        await visit.Page.GetByLabel("Olay gönderme").CheckAsync();

        await portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Viewer);
        await visit.PressAsync("Anahtar oluştur");
        await Expect(visit.Page.GetByText("Bunun için yönetici olmanız gerekir.")).ToBeVisibleAsync();
        await Expect(visit.Content.GetByRole(AriaRole.Row)).ToHaveCountAsync(2); // the head and the key of the set-up

        await portal.GiveRoleAsync(PortalApplication.Slug, null);
        await visit.ChooseInMenuAsync("Gönderimler");
        await visit.ExpectHeadingAsync("Aradığınız sayfa bulunamadı");
    }
}
