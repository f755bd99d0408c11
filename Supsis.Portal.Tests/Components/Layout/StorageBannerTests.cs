using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Layout;
using Supsis.Portal.Data;
using Supsis.Portal.Hosting;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Layout;

public sealed class StorageBannerTests : ScreenTest
{
    private StorageTrouble _trouble;

    [Fact]
    public void It_comes_and_goes_on_an_open_page()
    {
        var notice = new StorageNotice(() => _trouble);
        Services.AddSingleton(notice);
        var banner = Render<StorageBanner>();
        Assert.Empty(banner.Nodes);

        Become(notice, StorageTrouble.DiskLow);
        banner.WaitForAssertion(() => Assert.Contains("Diskte yer açın", banner.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        Become(notice, StorageTrouble.None);
        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll("[role=alert]")));
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public void Every_trouble_has_its_words_and_says_what_to_do(string language)
    {
        ReadIn(language);
        Services.AddSingleton(new StorageNotice(() => _trouble));
        foreach (var trouble in Enum.GetValues<StorageTrouble>().Where(trouble => trouble != StorageTrouble.None))
        {
            _trouble = trouble;
            var words = Render<StorageBanner>().Find("p").TextContent;
            Assert.DoesNotContain(trouble.ToString(), words, StringComparison.Ordinal);
            Assert.True(words.Split('.').Length >= 4, words);
        }
    }

    [Fact]
    public void A_page_that_failed_for_it_says_why_instead_of_blaming_itself()
    {
        var page = Render<FailureState>(with => with.Add(state => state.Failure, new StorageUnavailableException(StorageTrouble.Locked, "inside")));
        var other = Render<FailureState>(with => with.Add(state => state.Failure, new FormatException("inside")));

        Assert.Equal("Portal şu anda kayıt yapamıyor", page.Find("h2").TextContent);
        Assert.StartsWith("Başka bir program", page.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Equal("Bu sayfada bir sorun oluştu", other.Find("h2").TextContent);
    }

    private void Become(StorageNotice notice, StorageTrouble trouble)
    {
        _trouble = trouble;
        notice.Tell();
    }
}
