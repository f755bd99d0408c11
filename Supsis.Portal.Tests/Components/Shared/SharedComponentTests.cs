using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class SharedComponentTests : ScreenTest
{
    [Theory]
    [InlineData("tr", "Yeniden dene")]
    [InlineData("en", "Try again")]
    public void An_error_offers_to_try_again(string language, string button)
    {
        ReadIn(language);
        var tries = 0;
        var error = Render<ErrorState>(with => with.Add(e => e.OnRetry, () => tries++));

        error.Find("button").Click();

        Assert.Equal(button, error.Find("button").TextContent);
        Assert.Equal(1, tries);
    }

    [Fact]
    public void A_state_is_icon_word_and_colour()
    {
        var pill = Render<StatePill>(with => with.Add(p => p.Tone, PillTone.Bad).Add(p => p.Icon, "error").Add(p => p.Text, "Başarısız"));
        pill.MarkupMatches("""<span class="pill pill-bad"><span class="icon" data-icon="error" aria-hidden="true"></span><span>Başarısız</span></span>""");
    }

    [Theory]
    [InlineData("https://crm.example.com/hook", "https://crm.example.com/hook")]
    [InlineData("http://crm.example.com/", "http://crm.example.com/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//crm.example.com", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData(null, null)]
    public void Only_web_addresses_become_links(string? address, string? link)
    {
        var rendered = Render<SafeLink>(with => with.Add(l => l.Href, address)).FindAll("a");

        Assert.Equal(link, rendered.SingleOrDefault()?.GetAttribute("href"));
        Assert.All(rendered, a => Assert.Equal("noopener noreferrer nofollow", a.GetAttribute("rel")));
    }

    [Fact]
    public void Foreign_text_cannot_turn_the_line_around_or_become_markup()
    {
        var text = Render<VisibleText>(with => with.Add(t => t.Text, "<b>a\u202Eb</b>"));
        Assert.Equal("<b>aU+202Eb</b>", text.Find("bdi").TextContent);
        Assert.Equal("U+202E", text.Find(".text-mark").TextContent);
    }

    [Theory]
    [InlineData("tr", "dün 10:20", "21 Kasım 2026 Cumartesi 10:20:00.000 UTC+03:00")]
    [InlineData("en", "yesterday 10:20", "21 November 2026 Saturday 10:20:00.000 UTC+03:00")]
    public void A_time_keeps_its_exact_instant_as_title(string language, string words, string title)
    {
        ReadIn(language);
        Services.AddSingleton<TimeProvider>(new StoppedClock(new(2026, 11, 22, 7, 20, 0, TimeSpan.Zero)));
        var time = Render<RelativeTime>(with => with.Add(t => t.At, new DateTimeOffset(2026, 11, 21, 7, 20, 0, TimeSpan.Zero))).Find("time");

        Assert.Equal(words, time.TextContent);
        Assert.Equal(title, time.GetAttribute("title"));
        Assert.Equal("2026-11-21T07:20:00.000Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public void A_chip_removes_its_own_filter_and_the_last_button_all()
    {
        var removed = new List<string>();
        var chips = Render<FilterChips>(with => with
            .Add(c => c.Chips, [new FilterChip("webhook", "CRM"), new FilterChip("status", "5xx")])
            .Add(c => c.OnRemove, chip => removed.Add(chip.Key))
            .Add(c => c.OnClear, () => removed.Add("all")));

        chips.Find("[aria-label='Filtreyi kaldır: 5xx']").Click();
        chips.FindAll("button").Single(button => button.TextContent == "Filtreleri temizle").Click();

        Assert.Equal(["status", "all"], removed);
    }

    [Theory]
    [InlineData("Sil", true)]
    [InlineData("Vazgeç", false)]
    public async Task A_confirmation_repeats_the_verb_and_tells_what_was_pressed(string button, bool expected)
    {
        var screen = Render<RadzenDialog>();
        var asked = await screen.InvokeAsync(() => Task.FromResult(
            Services.GetRequiredService<DialogService>().AskAsync("CRM silinsin mi?", "Bekleyen 412 gönderim iptal edilecek.", "Sil", isDestructive: true)));

        Assert.Contains("CRM silinsin mi?", screen.Find(".rz-dialog-title").TextContent, StringComparison.Ordinal);
        Assert.Equal("Bekleyen 412 gönderim iptal edilecek.", screen.Find(".confirm-consequence").TextContent);
        await screen.InvokeAsync(() => screen.FindAll(".confirm-actions button").Single(b => b.TextContent == button).Click());

        Assert.Equal(expected, await asked);
    }

    [Fact]
    public void A_field_ties_its_label_help_and_message_to_its_control()
    {
        var field = Render<FormField>(with => with.Add(f => f.For, "url").Add(f => f.Label, "Adres").Add(f => f.Help, "Tam adres").Add(f => f.Error, "Adres eksik."));
        Assert.Equal("url", field.Find("label").GetAttribute("for"));
        Assert.Equal("Tam adres", field.Find("#url-help").TextContent);
        Assert.Equal("Adres eksik.", field.Find("#url-error").TextContent.Trim());
    }
}
