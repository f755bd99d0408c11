using Supsis.Portal.Tests.Crash;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

/// <summary>The portal is started again under the eyes of two people: one watches the log, one is in the middle of a form.</summary>
[Collection(SharedBrowser.Name)]
public sealed class RestartJourneyTests(Browser browser) : IDisposable
{
    private const string Home = "/w/" + PortalApplication.Slug;
    private const string Banner = "#components-reconnect-modal";

    private readonly string _folder = PortalApplication.NewDataFolder();

    [BrowserFact]
    public async Task A_page_comes_back_by_itself_and_a_half_filled_form_is_not_thrown_away()
    {
        var portal = await PortalProcess.StartAsync(_folder);
        var address = portal.Api.BaseAddress!;
        await using var watcher = await Visit.BeginAsync(browser, address);
        await watcher.SignInAsync();
        await watcher.OpenAsync($"{Home}/deliveries");
        await using var writer = await Visit.BeginAsync(browser, address);
        await writer.SignInAsync();
        await writer.OpenAsync($"{Home}/webhooks/new");
        await writer.Page.Locator("#url").FillAsync("https://crm.example.com/hook");
        await writer.Page.Locator("#url").PressAsync("Tab");
        await Expect(writer.Page.Locator("[data-unsaved]")).ToBeAttachedAsync();
        await watcher.Page.EvaluateAsync("() => { window.isOld = true; }");

        await portal.KillAsync();
        await portal.DisposeAsync();
        await Expect(writer.Page.Locator(Banner)).ToContainTextAsync("yeniden bağlanılıyor");
        portal = await PortalProcess.StartAsync(_folder, ["--urls", address.AbsoluteUri]);

        await Expect(writer.Page.Locator(Banner)).ToContainTextAsync("hâlâ ekranda");
        await Expect(writer.Page.Locator("#url")).ToHaveValueAsync("https://crm.example.com/hook");
        await watcher.Page.WaitForFunctionAsync("() => !window.isOld");
        await watcher.ExpectLiveAsync();
        await Expect(watcher.Page.Locator(Banner)).ToBeHiddenAsync();
        await portal.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
