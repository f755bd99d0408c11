using System.Globalization;
using System.Net;
using System.Resources;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class WebhookUrlCheckTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5000/hook")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[0:0:0:0:0:ffff:7f00:1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/")]
    [InlineData("http://localhost./")]
    [InlineData("http://localhost:5000/")]
    [InlineData("http://redis:6379/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://printer.local/")]
    public async Task An_address_of_the_inside_is_refused_without_asking_the_name_system(string text)
    {
        var egress = new EgressSetUp();

        Assert.Equal("egress_denied", (await egress.Check.CheckAsync(text, CancellationToken.None)).Problem);
        Assert.Empty(egress.LookedUp);
    }

    [Fact]
    public async Task An_ordinary_name_is_not_looked_up_when_saved()
    {
        var egress = new EgressSetUp("127.0.0.0/8");

        Assert.True((await egress.Check.CheckAsync("https://crm.example.com/hook", CancellationToken.None)).IsGood);
        Assert.Empty(egress.LookedUp);
    }

    [Fact]
    public async Task A_refused_name_is_taken_when_every_address_of_it_is_allowed()
    {
        Assert.Equal("egress_denied", (await new EgressSetUp("127.0.0.0/8").Check.CheckAsync("http://localhost:5000/", CancellationToken.None)).Problem);
        Assert.Null((await new EgressSetUp("127.0.0.0/8", "::1/128").Check.CheckAsync("http://localhost:5000/", CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task A_refused_name_with_a_public_address_stays_refused()
    {
        var egress = new EgressSetUp("127.0.0.0/8") { Names = { ["crm.internal"] = ["8.8.8.8"] } };

        Assert.Equal("egress_denied", (await egress.Check.CheckAsync("http://crm.internal/", CancellationToken.None)).Problem);
        Assert.Equal("egress_denied", (await egress.Check.CheckAsync("http://unknown.internal/", CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task An_allowed_number_is_taken_but_not_our_own_listener()
    {
        var egress = new EgressSetUp("127.0.0.0/8", "::1");
        egress.Policy.SetOwnListeners([new(IPAddress.Any, 5080)]);

        Assert.Null((await egress.Check.CheckAsync("http://127.0.0.1:5000/hook", CancellationToken.None)).Problem);
        Assert.Equal("egress_denied", (await egress.Check.CheckAsync("http://127.0.0.1:5080/hook", CancellationToken.None)).Problem);
        Assert.Equal("egress_denied", (await egress.Check.CheckAsync("http://localhost:5080/hook", CancellationToken.None)).Problem);
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public void Every_problem_has_a_sentence(string language)
    {
        var texts = new ResourceManager("Supsis.Portal.Resources.EgressTexts", typeof(EgressTexts).Assembly);

        Assert.All(WebhookUrlProblem.All, problem => Assert.False(string.IsNullOrWhiteSpace(texts.GetString(problem, CultureInfo.GetCultureInfo(language)))));
        Assert.NotEqual(texts.GetString("url_required", CultureInfo.GetCultureInfo("tr")), texts.GetString("url_required", CultureInfo.GetCultureInfo("en")));
    }
}
