using Bunit;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class PayloadPreviewTests : WebhookScreen
{
    private protected override bool HasPreview => true;

    [Fact]
    public void Without_a_tick_it_says_what_to_do()
    {
        Assert.StartsWith("Bir durum işaretleyin", OpenEditor().Find(".preview .muted").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticked_status_is_shown_with_the_newest_conversation_in_which_it_happened()
    {
        await HappenAsync("conversation.started", "c-1");
        await HappenAsync("conversation.ended", "c-1");
        await HappenAsync("conversation.started", "c-2");
        var page = OpenEditor();

        Tick(page, "Görüşme bittiğinde").Change(true);

        page.WaitForAssertion(() => Assert.Equal("Görüşme #1", page.Find(".preview .about a").TextContent));
        Assert.Equal($"/w/{PortalApplication.Slug}/conversations/c-1", page.Find(".preview .about a").GetAttribute("href"));
        Assert.Contains("\"conversation.ended\"", page.Find(".preview pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_the_form_and_the_choice_of_a_status()
    {
        await SayAsync("c-1", "İADE istiyorum");
        await HappenAsync("conversation.ended", "c-1");
        var webhook = await GivenAsync("CRM", new TriggerDraft { Type = "conversation.ended" }, new TriggerDraft { Type = "keyword.matched", Keywords = ["iade"] });
        var page = OpenEditor(webhook.PublicId);
        page.WaitForAssertion(() => Assert.Contains("\"messages\": []", Body(page), StringComparison.Ordinal));

        page.Find("#transcript").Change("full");
        page.WaitForAssertion(() => Assert.DoesNotContain("\"messages\": []", Body(page), StringComparison.Ordinal));
        page.Find(".preview select").Change("keyword.matched");

        page.WaitForAssertion(() => Assert.Contains("\"matched_text\": \"İADE\"", Body(page), StringComparison.Ordinal));
    }

    [Fact]
    public void A_status_that_is_not_complete_asks_for_the_rest()
    {
        var page = OpenEditor();

        Tick(page, "Anahtar kelime kullanıldığında").Change(true);

        page.WaitForAssertion(() => Assert.StartsWith("Bu durumun alanları tamamlanınca", page.Find(".preview .muted").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_first_conversation_the_sample_says_that_it_is_one()
    {
        var page = OpenEditor();

        Tick(page, "Görüşme başladığında").Change(true);

        page.WaitForAssertion(() => Assert.StartsWith("Örnek görüşme", page.Find(".preview .about").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Contains("\"type\": \"conversation.started\"", Body(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_secret_stands_in_it()
    {
        await HappenAsync("conversation.started", "c-1");
        var webhook = await GivenAsync("CRM");
        await ChangeAsync(webhook, draft => draft with { Headers = new Dictionary<string, string> { ["X-Api-Key"] = "cok-gizli" } });

        var page = OpenEditor(webhook.PublicId);

        page.WaitForAssertion(() => Assert.Contains("conversation.started", Body(page), StringComparison.Ordinal));
        Assert.DoesNotContain("cok-gizli", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", page.Find(".preview").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_member_any_more_sees_no_conversation()
    {
        await HappenAsync("conversation.started", "c-1");
        var page = OpenEditor();
        await LeaveAsync();

        Tick(page, "Görüşme başladığında").Change(true);

        page.WaitForAssertion(() => Assert.StartsWith("Bu durumun alanları", page.Find(".preview .muted").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".preview pre"));
    }

    private static string Body(IRenderedComponent<WebhookEditor> page) => page.Find(".preview pre").TextContent;
}
