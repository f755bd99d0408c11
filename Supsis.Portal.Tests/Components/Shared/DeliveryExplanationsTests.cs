using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;
using Supsis.Portal.Tests.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class DeliveryExplanationsTests : ScreenTest
{
    private StorageTrouble _trouble;

    public static TheoryData<string, string> Codes
    {
        get
        {
            var codes = new TheoryData<string, string>();
            foreach (var code in DeliveryError.All.Concat(CancelCode.All))
            {
                codes.Add(code, "tr");
                codes.Add(code, "en");
            }

            return codes;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_an_explanation_and_a_remedy_in_both_languages(string code, string language)
    {
        ReadIn(language);

        var words = Explanations.OfError(code, 418, "https://crm.example.com/hook", null, null);

        Assert.DoesNotContain("Error.", words.What, StringComparison.Ordinal);
        Assert.DoesNotContain('{', words.What + words.Fix);
        Assert.EndsWith(".", words.What, StringComparison.Ordinal);
        Assert.NotNull(words.Fix);
    }

    [Theory]
    [InlineData(DeliveryError.DnsFailed, null, "crm.example.com adında erişilebilir bir sunucu bulunamadı.")]
    [InlineData(DeliveryError.Timeout, null, "Alıcı 15 saniye içinde yanıt vermedi.")]
    [InlineData(DeliveryError.Http4xx, 403, "Alıcı erişime izin vermedi (403).")]
    [InlineData(DeliveryError.Http4xx, 404, "Alıcı bu adresi tanımıyor (404).")]
    [InlineData(DeliveryError.Http4xx, 418, "Alıcı gönderimi reddetti (418).")]
    [InlineData(DeliveryError.Http5xx, 599, "Alıcı 599 yanıtını verdi. Sunucusunda bir sorun var.")]
    [InlineData(CancelCode.Expired, null, "7 gün boyunca gönderilemediği için iptal edildi.")]
    public void The_explanation_names_what_is_known(string code, int? status, string expected) =>
        Assert.Equal(expected, Explanations.OfError(code, status, "https://crm.example.com/hook", null, null).What);

    [Fact]
    public void A_refused_connection_names_the_port() =>
        Assert.Contains("8443", Explanations.OfError(DeliveryError.ConnectRefused, null, "https://crm.example.com:8443/hook", null, null).Fix, StringComparison.Ordinal);

    [Fact]
    public void A_redirect_names_its_aim() =>
        Assert.EndsWith("https://new.example.com/", Explanations.OfError(DeliveryError.RedirectNotFollowed, 301, "https://crm.example.com", "https://new.example.com/", null).Fix, StringComparison.Ordinal);

    [Theory]
    [InlineData("/new?a=b", "https://crm.example.com/new?a=b")]
    [InlineData("//new.example.com/hook", "https://new.example.com/hook")]
    [InlineData("http://new.example.com", "http://new.example.com/")]
    public void A_redirects_aim_is_named_in_full(string location, string aim) =>
        Assert.EndsWith(aim, Redirected(location), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://[::1")]
    [InlineData("https://user:secret@new.example.com/")]
    public void What_cannot_be_entered_as_an_address_is_not_recommended(string? location) => Assert.Equal(Redirected(null), Redirected(location));

    [Fact]
    public void An_aim_that_is_too_long_is_not_recommended() => Assert.Equal(Redirected(null), Redirected("/" + new string('a', 16_000)));

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(425)]
    public void Statuses_with_words_of_their_own_have_them_in_both_languages(int status)
    {
        foreach (var language in new[] { "tr", "en" })
        {
            ReadIn(language);
            var own = Explanations.OfError(DeliveryError.Http4xx, status, "https://crm.example.com/hook", null, null);

            Assert.DoesNotContain("Error.", own.What + own.Fix, StringComparison.Ordinal);
            Assert.NotEqual(Explanations.OfError(DeliveryError.Http4xx, 418, "https://crm.example.com/hook", null, null).Fix, own.Fix);
        }
    }

    [Fact]
    public void Too_fast_says_when_it_goes_on() =>
        Assert.Contains("2 dk sonra", Explanations.OfError(DeliveryError.RateLimited, 429, "https://crm.example.com", null, TimeSpan.FromMinutes(2)).What, StringComparison.Ordinal);

    [Theory]
    [InlineData(StorageTrouble.DiskLow)]
    [InlineData(StorageTrouble.Locked)]
    public async Task What_waits_while_the_storage_is_in_trouble_says_so_before_anything_else(StorageTrouble trouble)
    {
        using var log = await LogDatabase.CreateAsync();
        var waiting = (await log.Store.GetAsync(log.WorkspaceId, log.Add(GivenDelivery.WaitingForRetry), CancellationToken.None))!;
        var delivered = (await log.Store.GetAsync(log.WorkspaceId, log.Add(new GivenDelivery()), CancellationToken.None))!;
        var before = Explanations.Of(waiting, log.Clock.GetUtcNow());

        _trouble = trouble;

        Assert.NotEqual("Portal diskine güvenle yazamadığı için şu anda hiçbir gönderim yapılmıyor.", before.What);
        Assert.Equal("Portal diskine güvenle yazamadığı için şu anda hiçbir gönderim yapılmıyor.", Explanations.Of(waiting, log.Clock.GetUtcNow()).What);
        Assert.StartsWith("Sistem yöneticinize haber verin", Explanations.Of(waiting, log.Clock.GetUtcNow()).Fix, StringComparison.Ordinal);
        Assert.StartsWith("Alıcı gönderimi kabul etti", Explanations.Of(delivered, log.Clock.GetUtcNow()).What, StringComparison.Ordinal);
    }

    private string? Redirected(string? location) =>
        Explanations.OfError(DeliveryError.RedirectNotFollowed, 301, "https://crm.example.com/hook", location, null).Fix;

    private DeliveryExplanations Explanations =>
        new(
            Services.GetRequiredService<IStringLocalizer<DeliveryTexts>>(),
            Services.GetRequiredService<Formats>(),
            Options.Create(new DeliveryOptions()),
            Options.Create(new DeliveryLimitOptions()),
            new StorageNotice(() => _trouble));
}
