using Bunit;
using Radzen.Blazor;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

public sealed class AdvancedStepTests : WebhookScreen
{
    [Fact]
    public async Task Headers_and_authentication_are_saved_and_come_back_without_their_values()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        Assert.False(page.Find(".advanced").HasAttribute("open"));

        AddHeader(page, "X-Api-Key", " s3cret ");
        page.Find("#authentication").Change("basic");
        page.WaitForElement("#username").Change("crm");
        page.WaitForElement("#password").Change("s3cret");
        Button(page, "Kaydet").Click();

        page.WaitForElement(".notice-good");
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);
        Assert.True(page.Find(".advanced").HasAttribute("open"));
        Assert.Equal(("X-Api-Key", true), (page.Find("#header-0").GetAttribute("value"), page.Find("#header-0").HasAttribute("readonly")));
        Assert.Equal("crm", page.Find("#username").GetAttribute("value"));
        Assert.Equal(2, page.FindAll(".kept").Count);
        Assert.DoesNotContain("s3cret", OpenEditor(webhook.PublicId).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_replaced_is_kept_and_what_is_replaced_is_sent()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        page.Find("#url").Change(receiver.Url.AbsoluteUri);
        AddHeader(page, "X-Api-Key", "first");
        page.Find("#authentication").Change("bearer");
        page.WaitForElement("#token").Change("token-1");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");

        // Another beside it, tested before it is saved; then one replaced, then one taken away.
        AddHeader(page, "X-Team", "t");
        await AssertTestedAsync(page, receiver, ("first", "t", "Bearer token-1"));
        Button(page, "Değiştir: Erişim anahtarı").Click();
        page.WaitForElement("#token").Change("token-2");
        Button(page, "Kaydet").Click();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".kept").Count));
        await AssertTestedAsync(page, receiver, ("first", "t", "Bearer token-2"));
        Button(page, "Başlığı kaldır: X-Api-Key").Click();
        page.WaitForElement("#authentication").Change("");
        await AssertTestedAsync(page, receiver, (null, "t", null));
    }

    [Fact]
    public async Task A_wish_to_replace_can_be_put_aside()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        AddHeader(page, "X-Api-Key", "first");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");

        Button(page, "Değiştir: Değer").Click();
        page.WaitForElement("#header-0-value").Change("second");
        Button(page, "Vazgeç").Click();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".kept")));
        Button(page, "Kaydet").Click();
        page.WaitForAssertion(() => Assert.Contains("Kaydedildi", page.Find(".notice-good").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_mistake_is_told_at_its_field_and_nothing_is_saved()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);

        AddHeader(page, "Host", "x");
        page.WaitForAssertion(() => Assert.StartsWith("Host başlığını portal ya da HTTP kendisi yazar.", page.Find("#header-0-error").TextContent.Trim(), StringComparison.Ordinal));
        AddHeader(page, "X-A", "1");
        AddHeader(page, "x-a", "2");
        AddHeader(page, "", "değersiz");
        page.Find("#authentication").Change("basic");
        Button(page, "Kaydet").Click();

        page.WaitForAssertion(() => Assert.Equal("Parolayı yazın.", page.Find("#password-error").TextContent.Trim()));
        Assert.Equal("Kullanıcı adını yazın.", page.WaitForElement("#username-error").TextContent.Trim());
        Assert.Equal("Bu başlık yukarıda zaten var. Birini kaldırın.", page.WaitForElement("#header-2-error").TextContent.Trim());
        Assert.Equal("Başlığın adını yazın.", page.WaitForElement("#header-3-error").TextContent.Trim());
        Assert.Equal("", page.WaitForElement("#header-1-error").TextContent.Trim());
        Assert.Equal(webhook.Version, (await SavedAsync())!.Version);
    }

    [Fact]
    public async Task A_repeated_name_alone_holds_the_save_back_until_it_is_gone()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        AddHeader(page, "X-A", "1");
        AddHeader(page, "X-A", "2");

        Button(page, "Kaydet").Click();
        page.WaitForAssertion(() => JSInterop.VerifyInvoke("focusFirstError"));
        Assert.Equal(webhook.Version, (await SavedAsync())!.Version);

        page.FindAll("button[aria-label='Başlığı kaldır: X-A']")[1].Click();
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");
        Assert.Single((await SavedAsync())!.Headers);
    }

    [Fact]
    public async Task Rotating_asks_shows_the_new_secret_and_counts_the_old_one_down()
    {
        var webhook = await GivenAsync("CRM");
        var dialog = Render<RadzenDialog>();
        var page = OpenEditor(webhook.PublicId);

        Button(page, "Anahtarı yenile").Click();
        dialog.WaitForAssertion(() => Assert.Contains("“CRM” için imza anahtarı yenilensin mi?", dialog.Find(".rz-dialog-title").TextContent, StringComparison.Ordinal));
        Assert.Contains("Eski anahtar 1 gün daha geçerli kalır", dialog.Find(".confirm-consequence").TextContent, StringComparison.Ordinal);
        await AnswerAsync(dialog, "Anahtarı yenile");

        page.WaitForAssertion(() => Assert.StartsWith("whsec_", page.Find(".secret code").TextContent, StringComparison.Ordinal));
        Assert.Equal(await Store.RevealSecretAsync(Workspace.Id, webhook.Id, User.Actor(), CancellationToken.None), page.Find(".secret code").TextContent);
        page.WaitForAssertion(() => Assert.Matches("Eski anahtar (1 gün|23 sa 59 dk) daha geçerli.", page.Find(".remaining").TextContent));

        // The page has the new version: what is entered next can be saved.
        page.Find("#name").Change("CRM 2");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");
    }

    [Fact]
    public async Task The_old_secret_may_end_at_once_and_a_no_changes_nothing()
    {
        var webhook = await GivenAsync("CRM");
        var dialog = Render<RadzenDialog>();
        var page = OpenEditor(webhook.PublicId);

        page.Find("#overlap").Change("0");
        Button(page, "Anahtarı yenile").Click();
        dialog.WaitForAssertion(() => Assert.StartsWith("Eski anahtar hemen geçersiz olur.", dialog.Find(".confirm-consequence").TextContent, StringComparison.Ordinal));
        await AnswerAsync(dialog, "Vazgeç");
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
        Assert.Equal(webhook.Version, (await SavedAsync())!.Version);

        Button(page, "Anahtarı yenile").Click();
        dialog.WaitForElement(".confirm-actions button");
        await AnswerAsync(dialog, "Anahtarı yenile");
        page.WaitForElement(".secret");
        Assert.Empty(page.FindAll(".remaining"));
        Assert.Null((await SavedAsync())!.PreviousSecretEndsAt);
    }

    [Fact]
    public async Task A_viewer_sees_the_names_only()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        AddHeader(page, "X-Api-Key", "s3cret");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");
        await BecomeAsync(PortalRole.Viewer);

        var seen = OpenEditor(webhook.PublicId);

        Assert.Equal("X-Api-Key", seen.Find("#header-0").GetAttribute("value"));
        Assert.True(seen.Find(".advanced fieldset").HasAttribute("disabled"));
        Assert.DoesNotContain("s3cret", seen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(seen.FindAll("button"), button => button.TextContent.Contains("Anahtarı yenile", StringComparison.Ordinal));
    }

    private static void AddHeader(IRenderedComponent<WebhookEditor> page, string name, string value)
    {
        var last = page.FindAll(".header-fields").Count;
        Button(page, "Başlık ekle").Click();
        page.WaitForElement($"#header-{last}");
        page.WaitForElement($"#header-{last}").Change(name);
        page.WaitForElement($"#header-{last}-value").Change(value);
    }

    private static Task AnswerAsync(IRenderedComponent<RadzenDialog> dialog, string words) =>
        dialog.InvokeAsync(() => dialog.FindAll(".confirm-actions button").Single(button => button.TextContent == words).Click());

    private static async Task AssertTestedAsync(IRenderedComponent<WebhookEditor> page, RecordingReceiver receiver, (string? ApiKey, string? Team, string? Authorization) expected)
    {
        var before = receiver.Requests.Count;
        Button(page, "Test gönder").Click();
        var headers = (await receiver.WaitForAsync(before + 1))[before].Headers;
        Assert.Equal(expected, (headers.GetValueOrDefault("X-Api-Key"), headers.GetValueOrDefault("X-Team"), headers.GetValueOrDefault("Authorization")));
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Test gönderiliyor…"), TimeSpan.FromSeconds(10));
    }
}
