using Microsoft.Playwright;
using Supsis.Portal.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Supsis.Portal.Tests.Journeys;

[Collection(SharedBrowser.Name)]
public sealed class WebhookJourneyTests(Browser browser)
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Egress:AllowedNetworks:0"] = "127.0.0.0/8",
        ["Egress:AllowHttp"] = "true",
        ["Deliveries:RetryDelays:0"] = "00:00:00.1", // two attempts, then it has failed
    };

    [BrowserFact]
    public async Task A_webhook_is_made_chatted_to_broken_mended_and_retried()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        await using var portal = new PortalApplication(settings: Settings);
        await using var visit = await Visit.BeginAsync(browser, portal.Address);

        await visit.SignInAsync();
        await MakeWebhookAsync(visit, receiver.Url);
        await visit.ChatAsync("İADE istiyorum");
        await visit.ChooseInMenuAsync("Gönderimler");
        await Expect(RowOf(visit, "Anahtar kelime “iade”")).ToContainTextAsync("Teslim edildi");

        receiver.Answer = Answers.Status(500);
        await visit.ChatAsync("Ürünü iade edeceğim");
        await visit.ChooseInMenuAsync("Gönderimler");
        await RowOf(visit, "Başarısız").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Heading).ToContainTextAsync("Anahtar kelime “iade”");
        await Expect(visit.Content.Locator(".page-header")).ToContainTextAsync("Başarısız");
        await Expect(visit.Content.Locator(".explanation")).ToContainTextAsync("Alıcı 500 (sunucu hatası) yanıtını verdi.");
        await Expect(visit.Content.Locator(".explanation")).ToContainTextAsync("“Yeniden dene” düğmesine basın");

        receiver.Answer = Answers.Ok;
        await visit.PressAsync("Yeniden dene");
        await Expect(visit.Content.Locator(".page-header")).ToContainTextAsync("Teslim edildi");
        await AssertSameIdAsync(visit, receiver);
        visit.AssertNoComplaints();
    }

    private static ILocator RowOf(Visit visit, string text) => visit.Content.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    private static async Task MakeWebhookAsync(Visit visit, Uri receiver)
    {
        await visit.ChooseInMenuAsync("Webhook’lar");
        await visit.Content.GetByRole(AriaRole.Link, new() { Name = "İlk webhook’u oluştur" }).ClickAsync();
        await visit.Page.GetByLabel("Webhook adresi").FillAsync(receiver.AbsoluteUri);
        await visit.Page.GetByLabel("Anahtar kelime kullanıldığında").CheckAsync();
        await visit.Page.GetByLabel("Anahtar kelimeler").FillAsync("iade");
        await visit.PressAsync("Kaydet ve etkinleştir");
        await visit.ExpectHeadingAsync("Webhook hazır");
    }

    /// <summary>The first conversation's request, then the second one's: two that failed and the retry, all under the id on the page.</summary>
    private static async Task AssertSameIdAsync(Visit visit, RecordingReceiver receiver)
    {
        var ids = (await receiver.WaitForAsync(4)).Select(request => request.MessageId).ToList();
        var shown = await visit.Content.Locator("code.id").First.TextContentAsync();
        Assert.Equal([shown!, shown!, shown!], ids[1..]);
        Assert.NotEqual(shown, ids[0]);
    }
}
