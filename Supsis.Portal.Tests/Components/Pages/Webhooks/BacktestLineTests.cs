using Bunit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class BacktestLineTests : WebhookScreen
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_editor_says_how_often_it_would_have_fired_and_asks_again_after_a_change()
    {
        await SayAsync("c-1", "İADE istiyorum");
        await SayAsync("c-2", "kargo nerede");
        var webhook = await GivenAsync("CRM", new TriggerDraft { Type = "keyword.matched", Keywords = ["iade"], OncePerConversation = false });
        var page = OpenEditor(webhook.PublicId);

        page.WaitForAssertion(() => Assert.Equal("Son 7 günde 1 kez tetiklenirdi", Words(page.Find(".backtest summary"))), Patience);
        Assert.Equal("İADE", page.Find(".backtest mark").TextContent);
        page.Find("[data-keyword]").Change("kargo");

        page.WaitForAssertion(() => Assert.EndsWith("Son 7 günde 2 kez tetiklenirdi", Words(page.Find(".backtest summary")), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void A_rule_that_is_not_right_yet_claims_nothing()
    {
        var page = OpenEditor();

        Tick(page, "Anahtar kelime kullanıldığında").Change(true);

        Assert.Empty(page.FindAll(".backtest"));
    }

    private static string Words(AngleSharp.Dom.IElement element) => element.TextContent.Trim();
}
