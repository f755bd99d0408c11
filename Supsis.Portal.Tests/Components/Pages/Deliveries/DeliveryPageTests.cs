using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

public sealed class DeliveryPageTests : LogScreenTest
{
    [Fact]
    public void It_says_what_happened_and_what_to_do_in_plain_words()
    {
        var page = OpenDelivery(Given.Add(GivenDelivery.Exhausted));

        var words = page.FindAll(".explanation p").Select(p => p.TextContent).ToList();
        Assert.Equal("Alıcı 503 (hizmet kullanılamıyor) yanıtını verdi. Sunucusu çalışmıyor ya da aşırı yoğun.", words[0]);
        Assert.StartsWith("Alıcı sistemin durumunu kontrol edin.", words[1], StringComparison.Ordinal);
        Assert.Equal("11 deneme", page.Find(".attempt-count").TextContent);
    }

    [Fact]
    public void The_timeline_leads_from_the_event_to_the_next_attempt()
    {
        var id = Given.Add(GivenDelivery.WaitingForRetry with { AttemptCount = 1 });
        Given.AddAttempt(id, 1, null, DeliveryError.Timeout);

        var page = OpenDelivery(id);

        Assert.Equal(["gerçekleşti", "kaydedildi", "gönderildi", "yanıt alınamadı", "2. deneme"], page.FindAll(".step-what").Select(step => step.TextContent));
        Assert.Equal("+4 ms", page.FindAll(".step-wait")[1].TextContent);
    }

    [Fact]
    public void An_attempt_shows_what_was_sent_and_what_was_answered()
    {
        var id = Given.Add(GivenDelivery.Exhausted);
        Given.AddAttempt(id, 1, 503, DeliveryError.Http5xx, "bakımdayız");

        var attempt = OpenDelivery(id).Find("details").TextContent;

        Assert.Contains("x-api-key: ••••", attempt, StringComparison.Ordinal);
        Assert.Contains("set-cookie: a=1", attempt, StringComparison.Ordinal);
        Assert.Contains("bakımdayız", attempt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://new.example.com/hook", true)]
    [InlineData("javascript:alert(1)", false)]
    public void Where_a_redirect_points_is_text_and_is_recommended_only_when_it_is_an_address(string location, bool isRecommended)
    {
        var id = Given.Add(GivenDelivery.Exhausted with { LastStatus = 307, LastError = DeliveryError.RedirectNotFollowed });
        Given.AddRedirect(id, 1, location);

        var page = OpenDelivery(id);

        Assert.Contains(location, page.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Equal(isRecommended, page.Find(".explanation").TextContent.Contains(location, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("[href], [src]"), element => (element.GetAttribute("href") ?? element.GetAttribute("src"))!.Contains(location, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tr", "Yanıt süresinde tamamlanmadı; sonucu yanıtın durum kodu belirledi.")]
    [InlineData("en", "The answer did not end in time; its status code decided the result.")]
    public void A_remark_beside_an_attempt_is_a_sentence(string language, string sentence)
    {
        ReadIn(language);
        var id = Given.Add(GivenDelivery.Exhausted);
        Given.AddAttempt(id, 1, 200, null, note: AttemptNote.BodyUnfinished);

        Assert.Contains(sentence, OpenDelivery(id).FindAll(".attempt-body p").Select(line => line.TextContent));
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public void Every_remark_and_every_event_has_words(string language)
    {
        ReadIn(language);
        var words = Services.GetRequiredService<DeliveryWords>();

        Assert.All(AttemptNote.All, note => Assert.EndsWith(".", words.Note(note), StringComparison.Ordinal));
        Assert.All(EventCatalog.All, type => Assert.NotEqual(type.Key, words.Event(type.Key)));
    }

    [Fact]
    public void It_leads_to_its_webhook_and_to_its_conversation()
    {
        var links = OpenDelivery(Given.Add(GivenDelivery.Exhausted)).FindAll(".facts a");

        Assert.Equal(["CRM", "#4711 Can Demir"], links.Select(link => link.TextContent));
        Assert.Equal($"/w/acme/webhooks/{PublicId.Format(PublicId.Webhook, Given.WebhookId)}", links[0].GetAttribute("href"));
        Assert.Equal("/w/acme/conversations/c-1", links[1].GetAttribute("href"));
    }

    [Fact]
    public async Task A_viewer_sees_no_response_no_command_and_no_retry()
    {
        await ReadAsAsync(PortalRole.Viewer);
        var id = Given.Add(GivenDelivery.Exhausted);
        Given.AddAttempt(id, 1, 503, DeliveryError.Http5xx, "bakımdayız");

        var page = OpenDelivery(id);

        Assert.DoesNotContain("bakımdayız", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("curl", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button.button-primary"));
    }

    [Fact]
    public void The_command_for_a_terminal_holds_no_signature_and_quotes_what_it_sends()
    {
        var page = OpenDelivery(Given.Add(GivenDelivery.Exhausted));

        var command = page.Find("[data-copy^=curl]").GetAttribute("data-copy")!;
        Assert.StartsWith("curl -X POST 'https://crm.example.com/hook?key=s3cret'", command, StringComparison.Ordinal);
        Assert.EndsWith("""--data-raw '{"type":"conversation.started"}'""", command, StringComparison.Ordinal);
        Assert.DoesNotContain("signature", command, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retry_that_cannot_be_stored_is_said_so_and_the_page_stays()
    {
        var page = OpenDelivery(Given.Add(GivenDelivery.Exhausted));
        using var harm = new StorageHarm(Given.Services.GetRequiredService<WriteGate>(), "");
        harm.Do(StorageTrouble.ReadOnly);

        page.FindAll("button").Single(button => button.TextContent.Contains("Yeniden dene", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Equal(["Yeniden denenemedi: portal şu anda diskine yazamıyor. Biraz sonra yeniden deneyin."], Toasts));
        Assert.Equal("11 deneme", page.Find(".attempt-count").TextContent);
    }

    [Fact]
    public void Retry_is_seen_at_once()
    {
        var id = Given.Add(GivenDelivery.Exhausted);
        var page = OpenDelivery(id);

        page.Find("button.button-primary").Click();
        page.WaitForAssertion(() => Assert.Single(Toasts));
        Given.Feed.Publish();

        page.WaitForAssertion(() => Assert.Equal("Bekliyor", page.Find(".pill").TextContent.Trim()));
        Assert.Empty(page.FindAll("button.button-primary"));
    }

    [Fact]
    public async Task A_disabled_webhook_is_named_as_the_reason_why_it_cannot_be_retried()
    {
        var id = Given.Add(GivenDelivery.Exhausted);
        await Given.ChangeWebhookAsync(webhook => webhook.Disable(DisabledReason.Manual, Given.Clock.GetUtcNow()));
        var page = OpenDelivery(id);

        page.Find("button.button-primary").Click();

        page.WaitForAssertion(() => Assert.Equal(["Webhook devre dışı. Önce Webhook’lar sayfasında etkinleştirin."], Toasts));
    }

    [Theory]
    [InlineData("msg_00000000000000000000000000")]
    [InlineData("nonsense")]
    public void What_is_not_there_is_said_to_be_missing(string id)
    {
        var page = Open<DeliveryPage>("/w/acme/deliveries/" + id, parameters => parameters.Add(p => p.Id, id));

        Assert.Equal("Gönderim bulunamadı", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task A_stranger_finds_nothing()
    {
        var id = Given.Add(GivenDelivery.Exhausted);
        await ReadAsAsync(null);

        Assert.Equal("Gönderim bulunamadı", OpenDelivery(id).Find("h1").TextContent);
    }

    private IRenderedComponent<DeliveryPage> OpenDelivery(Guid id)
    {
        var publicId = PublicId.Format(PublicId.Delivery, id);
        return Open<DeliveryPage>("/w/acme/deliveries/" + publicId, page => page.Add(p => p.Id, publicId));
    }
}
