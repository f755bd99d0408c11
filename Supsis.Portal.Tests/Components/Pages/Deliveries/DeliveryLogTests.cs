using Bunit;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

public sealed class DeliveryLogTests : LogScreenTest
{
    [Fact]
    public void A_row_says_what_fired_where_it_went_and_what_came_back()
    {
        Given.Add(GivenDelivery.Exhausted with { EventType = "keyword.matched", Keyword = "iade" });

        var row = OpenLog().Find("tbody tr");

        Assert.Equal(
            ["", "Başarısız", "Anahtar kelime “iade”", "CRM", "#4711 Can Demir", "503", "84 ms", "11", "13:15:30", ""],
            row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.StartsWith("/w/acme/deliveries/msg_", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_english_to_an_english_reader()
    {
        ReadIn("en");
        Given.Add(GivenDelivery.WaitingForRetry);

        var page = OpenLog();

        Assert.Equal("Deliveries", page.Find("h1").TextContent.Trim());
        Assert.Contains("in 4 min, attempt 4", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal("Pending", page.Find(".pill").TextContent.Trim());
    }

    [Fact]
    public void An_empty_log_says_what_it_is_for_and_where_to_begin()
    {
        var page = OpenLog();

        Assert.Equal("Henüz gönderim yok", page.Find(".blank h2").TextContent);
        Assert.Equal("/w/acme/simulator", page.Find(".blank a").GetAttribute("href"));
    }

    [Fact]
    public void A_filter_that_nothing_fits_offers_to_clear_it()
    {
        Given.Add(new GivenDelivery());

        var page = OpenLog("?response=5xx");

        Assert.Equal("Eşleşen gönderim yok", page.Find(".blank h2").TextContent);
        Assert.Equal("/w/acme/deliveries", page.Find(".blank a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("exhausted", "Başarısız gönderim yok")]
    [InlineData("waiting", "Bekleyen gönderim yok")]
    [InlineData("cancelled", "İptal edilen gönderim yok")]
    public void An_empty_tab_speaks_of_itself_and_not_of_filters(string tab, string title)
    {
        Given.Add(new GivenDelivery { Status = DeliveryStatus.Succeeded });

        var page = OpenLog("?status=" + tab);

        Assert.Equal(title, page.Find(".blank h2").TextContent);
        Assert.Equal("/w/acme/deliveries", page.Find(".blank a").GetAttribute("href"));
    }

    [Fact]
    public void The_filter_offers_what_a_webhook_can_have_as_a_trigger()
    {
        var offered = OpenLog().FindAll("select[aria-label=Tetikleyici] option").Select(option => option.GetAttribute("value")!);

        Assert.Equal(TriggerParameters.Tickable.Select(type => type.Key).Prepend(""), offered);
    }

    [Fact]
    public void The_tabs_count_what_failed_and_what_waits()
    {
        Given.Add(GivenDelivery.Exhausted, 2);
        Given.Add(GivenDelivery.Held);

        Assert.Equal(["Tümü", "Başarısız2", "Bekleyen1", "Teslim edilen", "İptal edilen"], OpenLog().FindAll(".tab").Select(tab => tab.TextContent.Trim()));
    }

    [Fact]
    public void The_address_names_the_filter_and_a_change_of_the_filter_changes_the_address()
    {
        Given.Add(GivenDelivery.Exhausted);
        Given.Add(new GivenDelivery { EventType = "conversation.ended" });

        var page = OpenLog("?type=conversation.ended");
        Assert.Equal(["Görüşme bitti"], Triggers(page));
        Assert.Contains("Tetikleyici: Görüşme bitti", page.Find(".chip").TextContent, StringComparison.Ordinal);

        page.Find("select[aria-label=Yanıt]").Change("5xx");
        Assert.EndsWith("/w/acme/deliveries?type=conversation.ended&response=5xx", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Eşleşen gönderim yok", page.Find(".blank h2").TextContent));

        page.Find(".chip").Click();
        page.WaitForAssertion(() => Assert.Equal(["Görüşme başladı"], Triggers(page)));
    }

    [Fact]
    public void Older_rows_come_by_key()
    {
        Given.Add(new GivenDelivery(), 60);
        var page = OpenLog();
        Assert.Equal(50, page.FindAll("tbody tr").Count);

        page.Find(".table-more button").Click();

        page.WaitForAssertion(() => Assert.Equal(60, page.FindAll("tbody tr").Count));
        Assert.Equal(60, page.FindAll("tbody a").Select(link => link.GetAttribute("href")).Distinct().Count());
        Assert.Equal("Kayıtların sonu", page.Find(".table-more").TextContent.Trim());
    }

    [Fact]
    public async Task Retry_turns_a_failed_delivery_into_a_pending_one_before_the_reader_s_eyes()
    {
        var id = Given.Add(GivenDelivery.Exhausted);
        var page = OpenLog();

        page.Find("button[aria-label='Yeniden dene: #4711 Can Demir']").Click();
        page.WaitForAssertion(() => Assert.Equal(["Gönderim yeniden deneniyor."], Toasts));
        Given.Feed.Publish();

        page.WaitForAssertion(() => Assert.Equal("Bekliyor", page.Find(".pill").TextContent.Trim()));
        Assert.Equal(DeliveryStatus.Pending, (await Given.DeliveryAsync(id)).Status);
        Assert.Empty(page.FindAll("tbody button"));
    }

    [Fact]
    public async Task A_viewer_has_no_retry_button()
    {
        await ReadAsAsync(PortalRole.Viewer);
        Given.Add(GivenDelivery.Exhausted);

        Assert.Empty(OpenLog().FindAll("tbody button"));
    }

    [Fact]
    public async Task Somebody_whose_role_was_taken_away_while_the_page_was_open_is_refused()
    {
        var id = Given.Add(GivenDelivery.Exhausted);
        var page = OpenLog();
        await Given.DismissAllAsync();

        page.Find("tbody button").Click();

        page.WaitForAssertion(() => Assert.Equal(["Bunun için Düzenleyici ya da Yönetici olmanız gerekir."], Toasts));
        Assert.Equal(DeliveryStatus.Exhausted, (await Given.DeliveryAsync(id)).Status);
    }

    [Fact]
    public async Task A_stranger_sees_no_workspace()
    {
        await ReadAsAsync(null);
        Given.Add(new GivenDelivery());

        var page = OpenLog();

        Assert.Equal("Çalışma alanı bulunamadı", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void A_new_delivery_appears_at_the_top_by_itself()
    {
        Given.Add(new GivenDelivery());
        var page = OpenLog();

        Tell(new GivenDelivery { EventType = "conversation.ended" });

        page.WaitForAssertion(() => Assert.Equal(["Görüşme bitti", "Görüşme başladı"], Triggers(page)));
    }

    [Fact]
    public void In_a_storm_the_log_stays_its_newest_page_and_says_what_came_last()
    {
        Given.Add(new GivenDelivery(), 40);
        var page = OpenLog();

        for (var number = 0; number < 60; number++)
        {
            Given.Feed.Changed(Given.WorkspaceId, Given.Add(new GivenDelivery { EventType = "conversation.ended" }));
        }

        Given.Feed.Publish();

        page.WaitForAssertion(() => Assert.Equal(Enumerable.Repeat("Görüşme bitti", 50), Triggers(page)));
        Assert.Empty(page.FindAll(".news-pill"));
        Assert.Equal("Daha eski kayıtlar", page.Find(".table-more button").TextContent.Trim());
    }

    [Fact]
    public void While_the_pointer_is_in_the_list_news_wait_in_a_pill_and_come_when_it_leaves()
    {
        Given.Add(new GivenDelivery());
        var page = OpenLog();
        page.Find(".held").PointerEnter();

        Tell(new GivenDelivery { EventType = "conversation.ended" });
        page.WaitForAssertion(() => Assert.Equal("1 yeni", page.Find(".news-pill").TextContent.Trim()));
        Assert.Equal(["Görüşme başladı"], Triggers(page));

        page.Find(".held").PointerLeave();
        page.WaitForAssertion(() => Assert.Equal(["Görüşme bitti", "Görüşme başladı"], Triggers(page)));
        Assert.Empty(page.FindAll(".news-pill"));
    }

    [Fact]
    public void Focus_in_the_list_holds_it_for_the_keyboard_and_a_leaving_pointer_lets_go()
    {
        Given.Add(new GivenDelivery());
        var page = OpenLog();
        page.Find(".held").FocusIn();

        Tell(new GivenDelivery { EventType = "conversation.ended" });
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".news-pill")));

        page.Find(".held").PointerLeave();
        page.WaitForAssertion(() => Assert.Equal(["Görüşme bitti", "Görüşme başladı"], Triggers(page)));
    }

    [Fact]
    public void A_stopped_stream_waits_until_it_is_started_again()
    {
        Given.Add(new GivenDelivery());
        var page = OpenLog();
        page.Find("button.live").Click();

        Tell(new GivenDelivery { EventType = "conversation.ended" });
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".news-pill")));
        page.Find("button.live").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void What_comes_live_obeys_the_filter()
    {
        Given.Add(GivenDelivery.Exhausted);
        var page = OpenLog("?status=exhausted");

        Tell(new GivenDelivery());
        Tell(GivenDelivery.Exhausted with { EventType = "conversation.ended" });

        page.WaitForAssertion(() => Assert.Equal(["Görüşme bitti", "Görüşme başladı"], Triggers(page)));
    }

    [Fact]
    public void A_live_row_is_in_the_reader_s_language_whichever_thread_told_of_it()
    {
        ReadIn("en");
        Given.Add(new GivenDelivery());
        var page = OpenLog();

        var told = new Thread(() => Tell(GivenDelivery.Exhausted with { EventType = "conversation.ended" })) { CurrentCulture = new("tr-TR"), CurrentUICulture = new("tr-TR") };
        told.Start();
        told.Join();

        page.WaitForAssertion(() => Assert.Equal(["Conversation ended", "Conversation started"], Triggers(page)));
        Assert.Equal("Failed", page.Find(".pill").TextContent.Trim());
    }

    [Fact]
    public void A_page_that_was_left_hears_no_more()
    {
        Given.Add(new GivenDelivery());
        var page = OpenLog();
        page.Instance.Dispose();

        Tell(new GivenDelivery());

        Assert.Single(page.FindAll("tbody tr"));
    }

    private static IEnumerable<string> Triggers(IRenderedComponent<DeliveryLog> page) => page.FindAll("tbody a").Select(link => link.TextContent);

    private IRenderedComponent<DeliveryLog> OpenLog(string query = "") => Open<DeliveryLog>("/w/acme/deliveries" + query);

    private void Tell(GivenDelivery given)
    {
        Given.Feed.Changed(Given.WorkspaceId, Given.Add(given));
        Given.Feed.Publish();
    }
}
