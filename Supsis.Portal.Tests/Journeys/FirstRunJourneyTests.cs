using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

[Collection(SharedBrowser.Name)]
public sealed partial class FirstRunJourneyTests(Browser browser)
{
    [BrowserFact]
    public async Task A_newcomer_gets_from_the_log_s_link_to_the_first_request_in_the_test_inbox()
    {
        var log = new LogSink();
        await using var portal = PortalApplication.Unset(services: services => services.AddSingleton<ILoggerProvider>(log));
        await using var visit = await Visit.BeginAsync(browser, portal.Address);

        await SetUpAsync(visit, log.Lines.Select(line => Invitation().Match(line)).First(match => match.Success).Value);
        await MakeFirstWebhookAsync(visit);
        await visit.ChatAsync("Merhaba");
        await Expect(visit.Content.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Teslim edildi");
        await visit.ChooseInMenuAsync("Test kutusu");

        await Expect(visit.Content.GetByRole(AriaRole.Status).Filter(new() { HasText = "Gelen istekler" })).ToContainTextAsync("Alındı");
        await Expect(visit.Content.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Görüşme başladı");
        await Expect(visit.Content.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("İmza doğru");
        visit.AssertNoComplaints();
    }

    private static async Task SetUpAsync(Visit visit, string link)
    {
        await visit.Page.GotoAsync(link);
        await AxeCheck.AssertAccessibleAsync(visit.Page);
        await visit.Page.GetByLabel("Çalışma alanı").FillAsync("Işıl Çiçekçilik");
        await visit.Page.GetByLabel("Adınız").FillAsync("Işıl Şahin");
        await visit.Page.GetByLabel("E-posta").FillAsync("isil@example.com");
        await visit.Page.GetByLabel("Parola").FillAsync("uzun bir test parolası");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Kur ve devam et" }).ClickAsync();
        await visit.ExpectHeadingAsync("Yeni webhook");
        await Expect(visit.Content).ToContainTextAsync("Hoş geldiniz!");
    }

    private static async Task MakeFirstWebhookAsync(Visit visit)
    {
        await visit.ExpectLiveAsync();
        await visit.PressAsync("Test kutusunu kullan");
        await Expect(visit.Page.GetByLabel("Ad", new() { Exact = true })).ToHaveValueAsync("Test kutusu");
        await visit.PressAsync("Test gönder");
        await Expect(visit.Content).ToContainTextAsync("Test teslim edildi: 200");
        await visit.Page.GetByLabel("Görüşme başladığında").CheckAsync();
        await visit.PressAsync("Kaydet ve etkinleştir");
        await visit.ExpectHeadingAsync("Webhook hazır");
    }

    [GeneratedRegex(@"http://\S+/setup\?token=\S+")]
    private static partial Regex Invitation();
}
