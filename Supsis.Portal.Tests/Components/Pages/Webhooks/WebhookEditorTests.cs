using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Conversations;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class WebhookEditorTests : WebhookScreen
{
    [Fact]
    public async Task Three_steps_make_an_active_webhook()
    {
        var page = OpenEditor();

        page.Find("#url").Change("https://crm.example.com/hook");
        page.WaitForAssertion(() => Assert.Equal("crm.example.com", page.Find("#name").GetAttribute("value")));
        Tick(page, "Görüşme başladığında").Change(true);
        Button(page, "Kaydet ve etkinleştir").Click();

        page.WaitForAssertion(() => Assert.Equal("Webhook hazır", page.Find("h1").TextContent.Trim()[..13]));
        var saved = (await SavedAsync())!;
        Assert.Equal(("crm.example.com", "https://crm.example.com/hook", WebhookState.Active), (saved.Name, saved.Url, saved.State));
        Assert.Equal([new TriggerDefinition("conversation.started")], saved.Triggers);
        Assert.Equal(await Store.RevealSecretAsync(Workspace.Id, saved.Id, User.Actor(), CancellationToken.None), page.Find(".secret code").TextContent);
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == $"/w/{PortalApplication.Slug}/simulator");
    }

    [Fact]
    public async Task Everything_entered_beside_a_tick_is_saved()
    {
        var page = OpenEditor();

        page.Find("#url").Change("https://crm.example.com/hook");
        Tick(page, "Anahtar kelime kullanıldığında").Change(true);
        page.WaitForElement("[data-keyword]").Change("iade, iptal");
        page.WaitForElement("[data-keyword]").Change("şikâyet");
        Button(page, "Kaldır: iptal").Click();
        page.WaitForElement("#keyword-matched-1-match").Change("prefix");
        Assert.Equal(3, page.FindAll(".boxes input").Count);
        page.FindAll(".boxes input")[2].Change(true);
        Tick(page, "Etkileşim olmadığında").Change(true);
        page.WaitForElement(".minutes").Change("12");
        page.WaitForElement(".party").Change("agent");
        Button(page, "Kaydet ve etkinleştir").Click();

        page.WaitForElement(".secret");
        var triggers = (await SavedAsync())!.Triggers;
        Assert.Equal(["iade", "şikâyet"], triggers[0].Keywords!);
        Assert.Equal((KeywordMatch.Prefix, true, false), (triggers[0].Match, triggers[0].OncePerConversation, triggers[0].IgnoreDiacritics));
        Assert.Equal([AuthorKind.Visitor, AuthorKind.Bot], triggers[0].Authors!);
        Assert.Equal((12, SilentParty.Agent), (triggers[1].Minutes, triggers[1].SilentParty));
    }

    [Fact]
    public async Task A_regular_expression_is_taken_whole_and_its_mistake_is_said_beside_it()
    {
        var page = OpenEditor();

        page.Find("#url").Change("https://crm.example.com/hook");
        Tick(page, "Anahtar kelime kullanıldığında").Change(true);
        page.WaitForElement("#keyword-matched-1-match").Change("regex");
        Assert.Equal("whole", page.WaitForElement("[data-keyword]").GetAttribute("data-keyword"));
        Assert.Contains("virgül ifadeyi bölmez", page.WaitForElement("#keyword-matched-1-keywords-help").TextContent, StringComparison.Ordinal);
        page.WaitForElement("[data-keyword]").Change("(iade");
        page.WaitForAssertion(() => Assert.Contains("açılan bir ayraç “(” kapatılmamış", page.Find("#keyword-matched-1-keywords-error").TextContent, StringComparison.Ordinal));
        Button(page, "Kaldır: (iade").Click();
        page.WaitForElement("[data-keyword]").Change(@"TR\d{2,4}; ?iade");
        Button(page, "Kaydet ve etkinleştir").Click();

        page.WaitForElement(".secret");
        var trigger = (await SavedAsync())!.Triggers[0];
        Assert.Equal([@"TR\d{2,4}; ?iade"], trigger.Keywords!);
        Assert.Equal(KeywordMatch.Regex, trigger.Match);
    }

    [Fact]
    public async Task A_suspended_expression_and_firings_held_back_are_told_on_the_page()
    {
        var webhook = await GivenAsync(
            "CRM", new TriggerDraft { Type = "keyword.matched", Keywords = ["(a.{9})+x"], Match = "regex" }, new TriggerDraft { Type = "ticket.created", MaxPerHour = 3 });
        Assert.Empty(OpenEditor(webhook.PublicId).FindAll(".notice-waiting, .notice-bad"));
        await SuspendAsync();
        await HoldBackAsync(12);

        var notices = OpenEditor(webhook.PublicId).FindAll(".notice-waiting, .notice-bad").Select(notice => notice.TextContent.Trim()).ToList();

        Assert.Equal(2, notices.Count);
        Assert.Contains("“(a.{9})+x” aranmıyor", notices[0], StringComparison.Ordinal);
        Assert.Contains("Bu saatte 12 tetikleme sınır nedeniyle gönderilmedi", notices[1], StringComparison.Ordinal);
        Assert.Contains("saatte en çok 3", notices[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_stored_stays_entered_and_is_said_so()
    {
        var page = OpenEditor();
        page.Find("#url").Change("https://crm.example.com/hook");
        Tick(page, "Görüşme başladığında").Change(true);
        BreakStorage();

        Button(page, "Kaydet ve etkinleştir").Click();

        page.WaitForAssertion(() => Assert.StartsWith("Kaydedilemedi: portal şu anda diskine yazamıyor.", page.Find(".notice-bad").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Equal("https://crm.example.com/hook", page.WaitForElement("#url").GetAttribute("value"));
        Assert.Null(await SavedAsync());
    }

    [Fact]
    public void Every_tickable_status_has_its_box_and_no_other()
    {
        var page = OpenEditor();
        Assert.Equal(TriggerParameters.Tickable.Select(type => type.Key).Order(), page.FindAll(".key").Select(key => key.TextContent).Order());
        Assert.Equal(["conversation.started", "keyword.matched", "conversation.inactive", "conversation.ended"], page.FindAll(".statuses > .status .key").Select(key => key.TextContent));
        Assert.All(page.FindAll(".sentence"), sentence => Assert.DoesNotContain("Tick.", sentence.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saving_says_at_each_field_what_is_wrong_and_changes_nothing()
    {
        var page = OpenEditor();
        Tick(page, "Anahtar kelime kullanıldığında").Change(true);
        page.WaitForElement("#url").Change("ftp://crm.example.com");
        Button(page, "Kaydet ve etkinleştir").Click();

        page.WaitForAssertion(() => Assert.Equal("Adres https:// ile başlamalıdır.", page.Find("#url-error").TextContent.Trim()));
        Assert.Equal("Webhook’a bir ad verin.", page.WaitForElement("#name-error").TextContent.Trim());
        Assert.Equal("En az bir anahtar kelime girin.", page.WaitForElement("#keyword-matched-1-keywords-error").TextContent.Trim());
        Assert.Equal("true", page.WaitForElement("#url").GetAttribute("aria-invalid"));
        page.WaitForAssertion(() => JSInterop.VerifyInvoke("focusFirstError"));
        Assert.Null(await SavedAsync());
    }

    [Fact]
    public void Leaving_a_field_tells_about_that_field_only()
    {
        var page = OpenEditor();

        page.Find("#url").Change("https://192.168.1.5/hook");

        page.WaitForAssertion(() => Assert.StartsWith("Bu adrese gönderim güvenlik nedeniyle kapalı.", page.Find("#url-error").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Equal("", page.WaitForElement("#name-error").TextContent.Trim());
        Assert.Equal("", page.WaitForElement("#triggers-error").TextContent.Trim());
    }

    [Fact]
    public async Task A_newcomer_is_welcomed_and_needs_no_receiver_of_their_own()
    {
        var page = OpenEditor();
        Assert.Contains("Hoş geldiniz", page.Find(".notice").TextContent, StringComparison.Ordinal);

        Button(page, "Test kutusunu kullan").Click();
        Tick(page, "Görüşme bittiğinde").Change(true);
        Button(page, "Kaydet ve etkinleştir").Click();

        page.WaitForElement(".secret");
        var saved = (await SavedAsync())!;
        Assert.Equal((true, "Test kutusu", InboxUrl), (saved.IsInbox, saved.Name, saved.Url));
        Assert.DoesNotContain("Hoş geldiniz", OpenEditor().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_works_before_anything_is_saved_and_shows_the_live_answer()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.Status(404);
        var page = OpenEditor();
        page.Find("#url").Change(receiver.Url.AbsoluteUri);

        Button(page, "Test gönder").Click();

        page.WaitForAssertion(() => Assert.StartsWith("Test başarısız: 404, ", page.Find(".notice-bad strong").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Contains("Alıcı bu adresi tanımıyor (404).", page.WaitForElement(".notice-bad").TextContent, StringComparison.Ordinal);
        Assert.Contains("webhook.test", receiver.Requests.Single().Text, StringComparison.Ordinal);
        Assert.Null(await SavedAsync());
    }

    [Fact]
    public async Task A_saved_webhook_comes_back_as_it_was_and_keeps_rules_that_stand_twice()
    {
        var webhook = await GivenAsync(
            "CRM",
            new TriggerDraft { Type = "keyword.matched", Keywords = ["iade"] },
            new TriggerDraft { Type = "keyword.matched", Keywords = ["fatura"], Match = "word" },
            new TriggerDraft { Type = "ticket.created" });
        var page = OpenEditor(webhook.PublicId);
        Assert.Equal(["iade", "fatura"], page.FindAll(".keywords .chip").Select(chip => chip.TextContent));
        Assert.True(page.Find("details.others").HasAttribute("open"));

        page.Find("#name").Change("CRM 2");
        Button(page, "Kaydet").Click();

        page.WaitForElement(".notice-good");
        var saved = (await SavedAsync())!;
        Assert.Equal("CRM 2", saved.Name);
        Assert.Equal(webhook.Triggers.Select(trigger => trigger.Identity), saved.Triggers.Select(trigger => trigger.Identity));
    }

    [Fact]
    public async Task A_lost_race_is_told_and_overwrites_nothing()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        await Store.PauseAsync(Workspace.Id, webhook.Id, null, User.Actor(), CancellationToken.None);

        page.Find("#name").Change("Yeni ad");
        Button(page, "Kaydet").Click();

        page.WaitForAssertion(() => Assert.Contains("başka biri değiştirdi", page.Find(".notice-bad").TextContent, StringComparison.Ordinal));
        Assert.Equal("CRM", (await SavedAsync())!.Name);
        Button(page, "Yeniden yükle").Click();
        page.WaitForAssertion(() => Assert.Equal("CRM", page.Find("#name").GetAttribute("value")));
    }

    [Fact]
    public async Task A_role_taken_away_while_the_page_is_open_counts_at_once()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        await BecomeAsync(PortalRole.Viewer);

        page.Find("#name").Change("Yeni ad");
        Button(page, "Kaydet").Click();

        page.WaitForAssertion(() => Assert.Contains("yetkiniz yok", page.Find(".notice-bad").TextContent, StringComparison.Ordinal));
        Button(page, "Anahtarı göster").Click();
        page.WaitForAssertion(() => Assert.Contains("yetkiniz yok", page.Find("section [role=status] p").TextContent, StringComparison.Ordinal));
        Assert.Equal("CRM", (await SavedAsync())!.Name);
    }

    [Fact]
    public async Task A_viewer_looks_and_finds_nothing_to_press()
    {
        var webhook = await GivenAsync("CRM");
        await BecomeAsync(PortalRole.Viewer);

        var page = OpenEditor(webhook.PublicId);

        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent is "Kaydet" or "Test gönder" or "Anahtarı göster");
        Assert.Equal("Webhook bulunamadı", OpenEditor().Find("h1").TextContent);
    }

    [Fact]
    public async Task The_secret_is_shown_to_whoever_asks_for_it()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        Assert.Empty(page.FindAll(".secret"));

        Button(page, "Anahtarı göster").Click();

        page.WaitForAssertion(() => Assert.StartsWith("whsec_", page.Find(".secret code").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tick_that_comes_back_brings_what_was_entered()
    {
        var page = OpenEditor();
        Tick(page, "Anahtar kelime kullanıldığında").Change(true);
        page.WaitForElement("[data-keyword]").Change("iade");

        Tick(page, "Anahtar kelime kullanıldığında").Change(false);
        Assert.Empty(page.FindAll(".keywords"));
        Tick(page, "Anahtar kelime kullanıldığında").Change(true);

        Assert.Equal("iade", page.WaitForElement(".keywords .chip").TextContent);
    }

    [Theory]
    [InlineData("wh_00000000000000000000000000")]
    [InlineData("anything")]
    public void An_unknown_webhook_is_said_to_be_missing(string id) => Assert.Equal("Webhook bulunamadı", OpenEditor(id).Find("h1").TextContent);
}
