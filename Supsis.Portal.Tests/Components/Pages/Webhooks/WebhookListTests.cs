using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class WebhookListTests : WebhookScreen
{
    [Fact]
    public void An_empty_list_says_what_to_do_next()
    {
        var page = OpenList();
        Assert.Equal("Henüz webhook yok", page.Find("h2").TextContent);
        Assert.Equal($"/w/{PortalApplication.Slug}/webhooks/new", page.Find(".blank-actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_row_tells_name_host_triggers_state_and_last_delivery()
    {
        var webhook = await GivenAsync(
            "CRM", new TriggerDraft { Type = "conversation.started" }, new TriggerDraft { Type = "keyword.matched", Keywords = ["iade", "iptal", "fatura"] });

        var row = OpenList().Find("tbody tr");

        Assert.Equal(("CRM", "crm.example.com"), (row.QuerySelector("strong")!.TextContent, row.QuerySelector("td.name small")!.TextContent.Trim()));
        Assert.Equal(["Görüşme başladı", "Anahtar kelime: iade, iptal +1"], row.QuerySelectorAll(".tag").Select(chip => chip.TextContent));
        Assert.Equal("Etkin", row.QuerySelector(".pill")!.TextContent);
        Assert.Equal("Henüz gönderim yok", row.QuerySelector(".last")!.TextContent.Trim());
        Assert.Equal($"/w/{PortalApplication.Slug}/webhooks/{webhook.PublicId}", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_row_draws_its_last_24_hours_and_says_them_to_those_who_cannot_see_them()
    {
        var webhook = await GivenAsync("CRM");
        await CountAsync(webhook, hoursAgo: 23, delivered: 3, failed: 0);
        await CountAsync(webhook, hoursAgo: 0, delivered: 409, failed: 3);
        await CountAsync(webhook, hoursAgo: 24, delivered: 1000, failed: 1000);

        var row = OpenList().Find("tbody tr");

        Assert.Equal("Son 24 saatte 412 teslim edildi, 3 başarısız deneme", row.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal(["0", "92"], row.QuerySelectorAll("rect.good").Select(bar => bar.GetAttribute("x")));
        Assert.Equal(["2", "21.84"], row.QuerySelectorAll("rect.good").Select(bar => bar.GetAttribute("height")));
        Assert.Equal(["0", "2"], row.QuerySelectorAll("rect.bad").Select(bar => bar.GetAttribute("height")));
        Assert.StartsWith("%99,2", row.QuerySelector(".rate")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bars_move_while_somebody_looks()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenList();
        Assert.Equal("Son 24 saatte gönderim yok", page.Find("svg").GetAttribute("aria-label"));

        await CountAsync(webhook, hoursAgo: 0, delivered: 2, failed: 0);

        page.WaitForAssertion(() => Assert.StartsWith("Son 24 saatte 2 teslim edildi", page.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_delivery_says_when_and_how_it_ended()
    {
        await GivenAsync("CRM");
        await FailAsync(TimeSpan.FromMinutes(4));

        var last = OpenList().Find("tbody .last");

        Assert.Equal(("Teslim edilemedi", "4 dk önce"), (last.QuerySelector("span:not(.icon)")!.TextContent, last.QuerySelector("time")!.TextContent));
    }

    [Fact]
    public async Task A_suspended_regular_expression_is_told_in_the_row()
    {
        await GivenAsync("CRM", new TriggerDraft { Type = "keyword.matched", Keywords = ["(a.{9})+x"], Match = "regex" });
        await SuspendAsync();

        Assert.Equal("Bir düzenli ifade askıda", OpenList().Find(".reason").TextContent);
    }

    [Fact]
    public async Task Pause_and_resume_switch_the_state()
    {
        await GivenAsync("CRM");
        var dialog = Render<RadzenDialog>();
        var page = OpenList();

        Button(page, "Duraklat").Click();
        Choose(dialog, "Süresiz");
        page.WaitForAssertion(() => Assert.Equal("Duraklatıldı", page.Find(".pill").TextContent));
        Assert.Null((await SavedAsync())!.PausedUntil);
        Button(page, "Sürdür").Click();

        page.WaitForAssertion(() => Assert.Equal("Etkin", page.Find(".pill").TextContent));
    }

    [Fact]
    public async Task A_pause_for_a_time_says_until_when()
    {
        await GivenAsync("CRM");
        var dialog = Render<RadzenDialog>();
        var page = OpenList();

        Button(page, "Duraklat").Click();
        Choose(dialog, "Yarın 09:00’a kadar");

        page.WaitForAssertion(() => Assert.Equal("Bitiş: yarın 09:00", page.Find(".reason").TextContent));
        var until = TimeZoneInfo.ConvertTime((await SavedAsync())!.PausedUntil!.Value, Workspace.TimeZone);
        Assert.Equal(new TimeOnly(9, 0), TimeOnly.FromDateTime(until.DateTime));
    }

    [Fact]
    public async Task Deleting_names_the_webhook_and_what_becomes_of_what_waits()
    {
        await GivenAsync("CRM");
        var dialog = Render<RadzenDialog>();
        var page = OpenList();

        Button(page, "Sil").Click();
        dialog.WaitForAssertion(() => Assert.Contains("“CRM” silinsin mi?", dialog.Find(".rz-dialog-title").TextContent, StringComparison.Ordinal));
        Assert.StartsWith("Bekleyen gönderim yok.", dialog.Find(".confirm-consequence").TextContent, StringComparison.Ordinal);
        await dialog.InvokeAsync(() => dialog.FindAll(".confirm-actions button").Single(button => button.TextContent == "Sil").Click());

        page.WaitForAssertion(() => Assert.Equal("Henüz webhook yok", page.Find("h2").TextContent));
        Assert.Null(await SavedAsync());
    }

    [Fact]
    public async Task A_webhook_that_fails_for_a_day_says_when_it_will_be_disabled()
    {
        var webhook = await GivenAsync("CRM");
        var since = await FailAsync(TimeSpan.FromHours(24));
        var (formats, now) = (Services.GetRequiredService<Formats>(), TimeProvider.System.GetUtcNow());
        var (begun, ends) = (formats.Relative(since, now, WorkspaceView.DefaultTimeZone), formats.Relative(since.AddHours(72), now, WorkspaceView.DefaultTimeZone));

        Assert.Equal($"Düzelmezse devre dışı: {ends}", OpenList().Find(".reason").TextContent);
        Assert.Equal(
            $"Gönderimler ulaşmıyor (ilk hata: {begun}). Düzelmezse webhook devre dışı bırakılacak; en erken: {ends}.",
            OpenEditor(webhook.PublicId).Find(".notice-bad p").TextContent);
    }

    [Fact]
    public async Task A_webhook_that_fails_for_less_than_a_day_is_not_warned_of()
    {
        var webhook = await GivenAsync("CRM");
        await FailAsync(TimeSpan.FromHours(23));

        Assert.Empty(OpenList().FindAll(".reason"));
        Assert.Empty(OpenEditor(webhook.PublicId).FindAll(".notice-bad"));
    }

    [Fact]
    public async Task A_disabled_webhook_says_why_and_is_enabled_without_a_question_when_nothing_waits()
    {
        var webhook = await GivenAsync("CRM");
        await Store.DisableAsync(Workspace.Id, webhook.Id, User.Actor(), CancellationToken.None);
        var page = OpenList();
        Assert.Equal(("Devre dışı", "Elle"), (page.Find(".pill").TextContent, page.Find(".reason").TextContent));

        Button(page, "Etkinleştir").Click();

        page.WaitForAssertion(() => Assert.Equal("Etkin", page.Find(".pill").TextContent));
    }

    [Theory]
    [InlineData("Etkinleştir ve atla", 0)]
    [InlineData("Etkinleştir ve gönder", 2)]
    public async Task Enabling_asks_what_is_to_become_of_the_backlog(string choice, int waiting)
    {
        var webhook = await GivenWaitingAsync(2);
        var dialog = Render<RadzenDialog>();
        var page = OpenList();

        Button(page, "Etkinleştir").Click();
        dialog.WaitForAssertion(() => Assert.StartsWith("Askıda 2 gönderim var.", dialog.Find(".confirm-consequence").TextContent, StringComparison.Ordinal));
        await dialog.InvokeAsync(() => dialog.FindAll(".confirm-actions button").Single(button => button.TextContent == choice).Click());

        page.WaitForAssertion(() => Assert.Equal("Etkin", page.Find(".pill").TextContent));
        Assert.Equal(waiting, await Store.CountWaitingAsync(Workspace.Id, webhook.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_question_that_is_put_aside_changes_nothing()
    {
        var webhook = await GivenWaitingAsync(2);
        var dialog = Render<RadzenDialog>();
        var page = OpenList();

        foreach (var (button, consequence) in new[] { ("Etkinleştir", "Askıda 2 gönderim var."), ("Sil", "Bekleyen 2 gönderim iptal edilecek.") })
        {
            Button(page, button).Click();
            dialog.WaitForAssertion(() => Assert.StartsWith(consequence, dialog.Find(".confirm-consequence").TextContent, StringComparison.Ordinal));
            await dialog.InvokeAsync(() => dialog.FindAll(".confirm-actions button").Single(choice => choice.TextContent == "Vazgeç").Click());
            page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
        }

        Assert.Equal(WebhookState.Disabled, (await SavedAsync())!.State);
        Assert.Equal(2, await Store.CountWaitingAsync(Workspace.Id, webhook.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_copy_waits_for_somebody_to_enable_it()
    {
        await GivenAsync("CRM");
        var page = OpenList();

        Button(page, "Çoğalt").Click();

        page.WaitForAssertion(() => Assert.Equal(["CRM (kopya)", "CRM"], page.FindAll("strong").Select(name => name.TextContent)));
        Assert.Equal(["Devre dışı", "Etkin"], page.FindAll(".pill").Select(pill => pill.TextContent));
    }

    [Fact]
    public async Task A_viewer_sees_the_list_without_buttons()
    {
        await GivenAsync("CRM");
        await BecomeAsync(PortalRole.Viewer);

        var page = OpenList();

        Assert.Equal("CRM", page.Find("strong").TextContent);
        Assert.Empty(page.FindAll("button"));
        Assert.Empty(page.FindAll(".page-actions a"));
    }

    [Fact]
    public async Task A_role_taken_away_while_the_page_is_open_counts_at_once()
    {
        await GivenAsync("CRM");
        var page = OpenList();
        var dialog = Render<RadzenDialog>();
        await BecomeAsync(PortalRole.Viewer);

        Button(page, "Duraklat").Click();
        Choose(dialog, "1 saat");

        var toasts = Services.GetRequiredService<NotificationService>().Messages;
        page.WaitForAssertion(() => Assert.StartsWith("Webhook’ları değiştirme yetkiniz yok.", toasts.Single().Summary, StringComparison.Ordinal));
        Assert.Equal(WebhookState.Active, (await SavedAsync())!.State);
    }

    private static void Choose(IRenderedComponent<RadzenDialog> dialog, string words)
    {
        dialog.WaitForAssertion(() => Assert.Contains(dialog.FindAll("button"), button => button.TextContent == words));
        dialog.FindAll("button").Single(button => button.TextContent == words).Click();
    }

    /// <summary>Disabled, with deliveries on hold.</summary>
    private async Task<WebhookView> GivenWaitingAsync(int count)
    {
        var webhook = await GivenAsync("CRM");
        await Store.PauseAsync(Workspace.Id, webhook.Id, null, User.Actor(), CancellationToken.None);
        for (var number = 1; number <= count; number++)
        {
            await HappenAsync("conversation.started", $"c-{number}");
        }

        await Store.DisableAsync(Workspace.Id, webhook.Id, User.Actor(), CancellationToken.None);
        return webhook;
    }

    private IRenderedComponent<WebhookList> OpenList()
    {
        var page = Render<WebhookList>(with => with.Add(list => list.Slug, PortalApplication.Slug));
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }
}
