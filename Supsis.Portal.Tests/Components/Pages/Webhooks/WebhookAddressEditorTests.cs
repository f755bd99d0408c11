using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;
using Supsis.Portal.Tests.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

/// <summary>The editor refuses some of every kind in the table, of which the API is asked about all: when the field is left, when the test is sent, and when it is saved.</summary>
public sealed class WebhookAddressEditorTests() : WebhookScreen(mayReachThisMachine: false)
{
    [Fact]
    public async Task No_forbidden_address_gets_through_the_editor()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<EgressTexts>>();
        var page = OpenEditor();
        Tick(page, "Görüşme başladığında").Change(true);
        page.WaitForElement("#name").Change("CRM");

        // Blanks around an address are taken off here: people paste them.
        foreach (var rows in ForbiddenAddress.AtSave.Where(row => row.Url == row.Url.Trim()).GroupBy(row => row.Code))
        {
            foreach (var (url, code) in rows.Index().Where(row => row.Index % 8 == 0).Select(row => row.Item).Append(rows.Last()))
            {
                page.Find("#url").Change(url);
                Says(page, texts[code], url);
            }

            Button(page, "Test gönder").Click();
            Says(page, texts[rows.Key], rows.Last().Url);
            Button(page, "Kaydet ve etkinleştir").Click();
            Says(page, texts[rows.Key], rows.Last().Url);
        }

        Assert.DoesNotContain("Test teslim edildi", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Test başarısız", page.Markup, StringComparison.Ordinal);
        Assert.Null(await SavedAsync());
    }

    private static void Says(IRenderedComponent<Portal.Components.Pages.Webhooks.WebhookEditor> page, string sentence, string url) =>
        page.WaitForAssertion(() => Assert.True(sentence == page.Find("#url-error").TextContent.Trim() && page.FindAll("button[disabled]").Count == 0, $"{url}: {page.Find("#url-error").TextContent}"));
}
