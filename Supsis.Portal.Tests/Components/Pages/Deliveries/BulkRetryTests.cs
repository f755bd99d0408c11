using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

public sealed class BulkRetryTests : LogScreenTest
{
    private const string Offer = ".bulk-offer button";

    [Fact]
    public void It_names_the_exact_count_and_the_risk_before_anything_happens_and_then_how_far_it_is()
    {
        Given.Add(GivenDelivery.Exhausted, 120);
        Given.Add(new GivenDelivery());
        var (page, dialog) = (OpenLog("?status=exhausted"), Render<RadzenDialog>());

        page.Find(Offer).Click();
        dialog.WaitForElement(".confirm-actions");
        Assert.Contains("120 gönderim yeniden denensin mi?", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("ikinci kez ulaşabilir", dialog.Markup, StringComparison.Ordinal);
        Assert.Null(page.Nodes.QuerySelector(".bulk"));
        dialog.FindAll(".confirm-actions button").Single(button => button.TextContent == "Yeniden dene").Click();

        page.WaitForAssertion(() => Assert.Equal("Toplu yeniden deneme: 0 / 120 gönderim sıraya alındı, başlıyor.", page.Find(".bulk p").TextContent));
        Assert.Equal(("120", "0"), (page.Find("progress").GetAttribute("max"), page.Find("progress").GetAttribute("value")));
    }

    [Fact]
    public async Task It_moves_by_itself_to_its_end_and_can_then_be_put_away()
    {
        Given.Add(GivenDelivery.Exhausted, 3);
        await Jobs.StartAsync(Given.WorkspaceId, DeliveryFilter.All, LogDatabase.Ayse, CancellationToken.None);
        var page = OpenLog("?status=exhausted");
        Assert.Contains("0 / 3", page.Find(".bulk").TextContent, StringComparison.Ordinal); // whoever comes back sees it

        await Given.Services.GetRequiredService<RetryJobPass>().RunAsync(CancellationToken.None);
        Given.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("3 gönderim yeniden sıraya alındı; sonuçları listede görürsünüz.", page.Find(".bulk p").TextContent));
        page.Find(".bulk button").Click();
        Assert.Empty(page.FindAll(".bulk"));
    }

    [Fact]
    public async Task It_can_be_stopped()
    {
        Given.Add(GivenDelivery.Exhausted, 3);
        var job = await Jobs.StartAsync(Given.WorkspaceId, DeliveryFilter.All, LogDatabase.Ayse, CancellationToken.None);
        var page = OpenLog("?status=exhausted");

        page.Find(".bulk button").Click();

        page.WaitForAssertion(() => Assert.Equal("Toplu yeniden deneme durduruldu; 0 / 3 gönderim sıraya alınmıştı.", page.Find(".bulk p").TextContent));
        Assert.Equal(RetryJobStatus.Cancelled, (await Jobs.GetAsync(Given.WorkspaceId, job.Id, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task A_viewer_sees_how_far_it_is_and_has_no_button()
    {
        await ReadAsAsync(PortalRole.Viewer);
        Given.Add(GivenDelivery.Exhausted, 3);
        Assert.Empty(OpenLog("?status=exhausted").FindAll(Offer));

        await Jobs.StartAsync(Given.WorkspaceId, DeliveryFilter.All, LogDatabase.Ayse, CancellationToken.None);

        Assert.Empty(OpenLog("?status=exhausted").FindAll(".bulk button"));
    }

    [Fact]
    public async Task Somebody_whose_role_was_taken_away_meanwhile_is_refused()
    {
        Given.Add(GivenDelivery.Exhausted, 3);
        var (page, dialog) = (OpenLog("?status=exhausted"), Render<RadzenDialog>());
        await Given.DismissAllAsync();

        page.Find(Offer).Click();
        dialog.WaitForElement(".confirm-actions .button-primary").Click();

        page.WaitForAssertion(() => Assert.Equal(["Bunun için Düzenleyici ya da Yönetici olmanız gerekir."], Toasts));
        Assert.Null(await Jobs.FindRunningAsync(Given.WorkspaceId, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?status=succeeded")]
    [InlineData("?status=cancelled")]
    public void What_nobody_wants_again_is_not_offered(string address)
    {
        Given.Add(new GivenDelivery());
        Given.Add(GivenDelivery.Exhausted with { Status = DeliveryStatus.Cancelled });

        Assert.Empty(OpenLog(address).FindAll(Offer));
    }

    private RetryJobStore Jobs => Given.Services.GetRequiredService<RetryJobStore>();

    private IRenderedComponent<DeliveryLog> OpenLog(string query) => Open<DeliveryLog>("/w/acme/deliveries" + query);
}
