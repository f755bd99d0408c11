using Microsoft.Playwright;

namespace Supsis.Portal.Tests.TestKit;

[Collection(SharedBrowser.Name)]
public sealed class BrowserTests(Browser browser)
{
    [BrowserFact]
    public async Task The_browser_runs_scripts()
    {
        await using var context = await browser.OpenAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<button onclick='this.textContent = \"pressed\"'>press</button>");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("pressed", await page.GetByRole(AriaRole.Button).TextContentAsync());
    }
}
