using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

/// <summary>What the log shows stands in its address, and goes along to wherever the log leads.</summary>
public sealed class LogAddressTests : LogScreenTest
{
    [Fact]
    public async Task A_text_is_searched_for_stands_in_the_address_and_can_be_taken_away()
    {
        Given.Add(new GivenDelivery());
        Given.Add(new GivenDelivery { Conversation = "c-2" });
        await Given.Services.GetRequiredService<SearchPass>().RunAsync(CancellationToken.None);
        var page = OpenLog("?status=succeeded");

        page.Find("input[type=search]").Input(" DEMİR 4712 ");
        page.Find("input[type=search]").Change(" DEMİR 4712 ");
        Assert.EndsWith("/w/acme/deliveries?status=succeeded&q=DEM%C4%B0R%204712", Navigation.Uri, StringComparison.Ordinal);

        page = OpenLog("?status=succeeded&q=DEM%C4%B0R%204712");
        Assert.Equal("#4712 Can Demir", Assert.Single(page.FindAll("td.talk")).TextContent);
        Assert.Equal("DEMİR 4712", page.Find("input[type=search]").GetAttribute("value"));
        Assert.Equal("Ara: DEMİR 4712", page.Find(".chip span").TextContent);
        page.Find(".chip").Click();
        Assert.EndsWith("/w/acme/deliveries?status=succeeded", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_s_address_remembers_the_filter_and_its_page_leads_back_to_it()
    {
        Given.Add(GivenDelivery.Exhausted);
        var address = OpenLog("?status=exhausted&response=5xx&page=2").Find("tbody a").GetAttribute("href")!;
        Assert.EndsWith("?status=exhausted&response=5xx", address, StringComparison.Ordinal);

        Navigation.NavigateTo(address);
        Assert.Equal("/w/acme/deliveries?status=exhausted&response=5xx", Render<BackToLog>(page => page.Add(link => link.Slug, "acme")).Find("a").GetAttribute("href"));
        Navigation.NavigateTo("/w/acme/deliveries/msg_1?webhook=//evil&status=x");
        Assert.Equal("/w/acme/deliveries", Render<BackToLog>(page => page.Add(link => link.Slug, "acme")).Find("a").GetAttribute("href"));
    }

    [Fact]
    public void It_offers_a_file_of_what_the_address_shows()
    {
        Given.Add(GivenDelivery.Exhausted);

        var links = OpenLog("?status=exhausted&response=5xx").FindAll("#export-menu a[download]");

        Assert.Equal(
            ["/w/acme/deliveries/export?format=csv&status=exhausted&response=5xx", "/w/acme/deliveries/export?format=json&status=exhausted&response=5xx"],
            links.Select(link => link.GetAttribute("href")));
    }

    private IRenderedComponent<DeliveryLog> OpenLog(string query = "") => Open<DeliveryLog>("/w/acme/deliveries" + query);
}
