using FsCheck;
using FsCheck.Fluent;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class WebhookUrlTests
{
    private static readonly EgressPolicy Policy = new EgressSetUp(new EgressOptions { AllowHttp = true }).Policy;

    [Theory]
    [InlineData("https://crm.example.com/hook")]
    [InlineData("HTTPS://crm.example.com:8443/hook?key=a%20b")]
    [InlineData("http://crm.example.com")]
    [InlineData("https://crm.example.com./hook")]
    [InlineData("https://a_b.example.com/")]
    [InlineData("https://müşteri.example.com/görüşme")]
    [InlineData("https://аpple.com/")] // Cyrillic а: allowed, shown as punycode
    [InlineData("https://93.184.216.34/hook")]
    [InlineData("https://93.184.216.34:8443")]
    [InlineData("https://[2606:4700:4700::1111]/hook")]
    [InlineData("https://crm.example.com/a@b?c=d@e%0D%0A")]
    public void An_ordinary_address_is_taken(string text) => Assert.Null(WebhookUrl.Parse(text, Policy).Problem);

    [Theory, MemberData(nameof(ForbiddenAddress.Tricks), MemberType = typeof(ForbiddenAddress))]
    public void A_trick_is_refused_by_its_name(string text, string problem) => Assert.Equal(problem, WebhookUrl.Parse(text, Policy).Problem);

    [Theory]
    [InlineData("http://%31%32%37.0.0.1/")]
    [InlineData("http://example.com%00.evil/")]
    [InlineData("http://foo@evil.com:80@google.com/")]
    [InlineData("http://example.com:80@127.0.0.1/")]
    [InlineData("http://a..b/")]
    [InlineData("http://example.com:65536/")]
    [InlineData("https://")]
    [InlineData("https:///hook")]
    [InlineData("https://./")]
    [InlineData("https://[::1/")]
    public void What_cannot_be_read_is_refused(string text) => Assert.False(WebhookUrl.Parse(text, Policy).IsGood);

    [Fact]
    public void Too_long_is_refused_also_when_only_its_written_form_is()
    {
        Assert.Equal("url_too_long", WebhookUrl.Parse("https://example.com/" + new string('a', 2048), Policy).Problem);
        Assert.Equal("url_too_long", WebhookUrl.Parse("https://example.com/" + new string('ş', 1000), Policy).Problem);
        Assert.False(WebhookUrl.Parse($"https://{new string('a', 300)}.com/", Policy).IsGood);
    }

    [Fact]
    public void Http_is_refused_unless_it_is_allowed()
    {
        var strict = new EgressSetUp(new EgressOptions()).Policy;

        Assert.Equal("url_https_only", WebhookUrl.Parse("http://example.com/", strict).Problem);
        Assert.Null(WebhookUrl.Parse("https://example.com/", strict).Problem);
    }

    [Fact]
    public void A_port_outside_the_list_is_refused() =>
        Assert.Equal("url_port", WebhookUrl.Parse("https://example.com:8443/", new EgressSetUp(new EgressOptions { AllowedPorts = [443] }).Policy).Problem);

    [Fact]
    public void No_text_makes_it_throw_and_what_is_good_is_http_with_a_host() =>
        Prop.ForAll(
            Gen.Elements("https://", "http://", "").SelectMany(scheme => ArbMap.Default.GeneratorFor<string>().Select(rest => scheme + rest)).ToArbitrary(),
            text =>
            {
                var verdict = WebhookUrl.Parse(text, Policy);
                return !verdict.IsGood || (verdict.Url.Scheme is "http" or "https" && verdict.Url.IdnHost.Length > 0 && verdict.Url.UserInfo.Length == 0);
            }).QuickCheckThrowOnFailure();
}
