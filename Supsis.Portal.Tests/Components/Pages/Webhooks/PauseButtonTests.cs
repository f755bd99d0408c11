using Bunit;
using Radzen.Blazor;
using Supsis.Portal.Access;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class PauseButtonTests : WebhookScreen
{
    [Fact]
    public async Task A_webhook_is_paused_for_a_time_and_resumed_on_its_own_page_and_what_was_entered_stays()
    {
        var webhook = await GivenAsync("CRM");
        var dialog = Render<RadzenDialog>();
        var page = OpenEditor(webhook.PublicId);
        page.Find("#name").Change("CRM 2");

        Button(page, "Duraklat").Click();
        dialog.WaitForAssertion(() => Assert.Contains(dialog.FindAll("button"), button => button.TextContent == "4 saat"));
        dialog.FindAll("button").Single(button => button.TextContent == "4 saat").Click();
        page.WaitForAssertion(() => Assert.Equal("Duraklatıldı", page.Find(".pill").TextContent));
        Assert.InRange((await SavedAsync())!.PausedUntil!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(3), TimeSpan.FromHours(4));
        Button(page, "Sürdür").Click();

        page.WaitForAssertion(() => Assert.Equal("Etkin", page.Find(".pill").TextContent));
        Assert.Equal("CRM 2", page.Find("#name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_viewer_cannot_pause()
    {
        var webhook = await GivenAsync("CRM");
        await BecomeAsync(PortalRole.Viewer);

        Assert.DoesNotContain(OpenEditor(webhook.PublicId).FindAll("button"), button => button.TextContent.Trim() == "Duraklat");
    }
}
