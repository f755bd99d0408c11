using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Conversations;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.Components.Pages.Webhooks;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Conversations;

/// <summary>A manager who reads only the screen sees why a conversation fired and why not.</summary>
public sealed class ConversationPageTests : WebhookScreen
{
    [Fact]
    public async Task Beside_each_line_stands_what_fired_and_what_did_not_and_why()
    {
        await GivenAsync("CRM", new TriggerDraft { Type = "keyword.matched", Keywords = ["iade"] }, new TriggerDraft { Type = "conversation.ended" });
        await SayAsync("c-1", "Merhaba");
        await SayAsync("c-1", "İADE istiyorum");
        var page = OpenConversation("c-1");

        Assert.Equal("#1", page.Find("h1").TextContent.Trim()[..2]);
        Assert.Equal(["İADE"], page.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal(["CRM · Anahtar kelime: iade"], page.FindAll(".rule.fired p").Select(line => line.TextContent));
        Assert.StartsWith($"/w/{PortalApplication.Slug}/deliveries/msg_", page.Find(".rule.fired .to-delivery").GetAttribute("href"), StringComparison.Ordinal);

        Assert.Contains("Anahtar kelimelerin hiçbiri bu iletide geçmiyor.", Noes(page));
        Assert.Contains("Bu görüşmede hiç olmadı: Görüşme bitti.", page.FindAll(".sums .muted").Select(no => no.TextContent));

        page.Find(".all-rules input").Change(false);

        Assert.Empty(Noes(page));
    }

    private static IEnumerable<string> Noes(IRenderedComponent<ConversationPage> page) => page.FindAll(".story .rule .muted").Select(no => no.TextContent);

    [Fact]
    public async Task A_silence_that_is_on_its_way_counts_down()
    {
        await GivenAsync("Uyarı", new TriggerDraft { Type = "conversation.inactive", Minutes = 10 });
        await SayAsync("c-1", "Merhaba");

        var coming = OpenConversation("c-1").Find(".coming").TextContent;

        Assert.Matches("Uyarı · 10 dk etkileşim yok: (9 dk [0-9]+ sn|10 dk) sonra tetiklenecek", coming);
    }

    [Fact]
    public async Task A_rule_is_fired_by_hand_after_a_question_and_only_by_those_who_may()
    {
        await GivenAsync("CRM", new TriggerDraft { Type = "conversation.ended" });
        await SayAsync("c-1", "Merhaba");
        var (page, dialog) = (OpenConversation("c-1"), Render<Radzen.Blazor.RadzenDialog>());

        page.FindAll(".fire-row button")[1].Click();
        dialog.WaitForElement(".confirm-actions .button-primary").Click();
        page.WaitForAssertion(() => Assert.Equal("Kural tetiklendi; gönderim aşağıda görünür.", page.Find(".fire-notice").TextContent));
        await BecomeAsync(PortalRole.Viewer);
        page.FindAll(".fire-row button")[0].Click();

        page.WaitForAssertion(() => Assert.StartsWith("Bunun için", page.Find(".fire-notice").TextContent, StringComparison.Ordinal));
        Assert.Empty(OpenConversation("c-1").FindAll(".fire"));
    }

    [Fact]
    public void A_conversation_that_is_not_there_is_said_so()
    {
        Assert.Equal("Görüşme bulunamadı", OpenConversation("c-none").Find(".blank h1").TextContent);
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_and_finds_by_number_name_and_id()
    {
        await SayAsync("sipariş-1", "a", "Ayşe Yılmaz");
        await SayAsync("c%2", "b", "Can_Demir");
        Assert.Equal(["#2 Can_Demir", "#1 Ayşe Yılmaz"], Names(OpenList("")));

        Assert.Equal(["#1 Ayşe Yılmaz"], Names(OpenList("?q=%231")));
        Assert.Equal(["#1 Ayşe Yılmaz"], Names(OpenList("?q=sipari")));
        Assert.Equal(["#2 Can_Demir"], Names(OpenList("?q=n_d")));
        Assert.Equal(["#2 Can_Demir"], Names(OpenList("?q=c%252")));
        Assert.Empty(Names(OpenList("?q=n%25d")));
        Assert.Empty(Names(OpenList("?state=ended")));
        Assert.Equal("Eşleşen görüşme yok", OpenList("?state=ended").Find(".blank h2").TextContent);
    }

    [Fact]
    public void An_empty_list_says_where_to_begin() =>
        Assert.Equal($"/w/{PortalApplication.Slug}/simulator", OpenList("").Find(".blank a").GetAttribute("href"));

    [Fact]
    public void Overlapping_keywords_are_marked_once_and_nothing_of_the_text_is_lost()
    {
        var text = Render<MarkedText>(with => with.Add(marked => marked.Text, "kargo iadesi").Add(marked => marked.Hits, [new KeywordSpan(6, 4), new KeywordSpan(6, 6), new KeywordSpan(0, 5), new KeywordSpan(8, 99)]));

        Assert.Equal(["kargo", "iade", "si"], text.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("kargo iadesi", string.Concat(text.Nodes.Select(node => node.TextContent)));
    }

    private static IEnumerable<string> Names(IRenderedComponent<ConversationList> page) => page.FindAll("tbody a").Select(link => link.TextContent.Trim());

    private IRenderedComponent<ConversationPage> OpenConversation(string id)
    {
        var page = Render<ConversationPage>(with => with.Add(conversation => conversation.Slug, PortalApplication.Slug).Add(conversation => conversation.Id, id));
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }

    private IRenderedComponent<ConversationList> OpenList(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/w/{PortalApplication.Slug}/conversations{query}");
        var page = Render<ConversationList>(with => with.Add(list => list.Slug, PortalApplication.Slug));
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }
}
