using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

/// <summary>Rows that are ticked and sent again together.</summary>
public sealed class SelectionTests : LogScreenTest
{
    [Fact]
    public async Task Those_that_were_ticked_are_sent_again_and_no_others()
    {
        var ids = Given.Add(GivenDelivery.Exhausted, 3);
        var (page, dialog) = (OpenLog(), Render<RadzenDialog>());
        Assert.Empty(page.Find(".selection").Children);

        Tick(page, 0);
        Tick(page, 2);
        Assert.Equal("2 seçili", page.Find(".selection strong").TextContent);
        page.Find(".selection .button-primary").Click();
        dialog.WaitForElement(".confirm-actions");
        Assert.Contains("2 gönderim yeniden denensin mi?", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("ikinci kez ulaşabilir", dialog.Markup, StringComparison.Ordinal);
        dialog.Find(".confirm-actions .button-primary").Click();

        page.WaitForAssertion(() => Assert.Contains("0 / 2", page.Find(".bulk p").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.Find(".selection").Children));
        await Given.Services.GetRequiredService<RetryJobPass>().RunAsync(CancellationToken.None);
        Assert.Equal(
            [DeliveryStatus.Pending, DeliveryStatus.Exhausted, DeliveryStatus.Pending],
            await Given.ReadAsync(db => db.Deliveries.OrderBy(d => d.Id).Select(d => d.Status).ToListAsync()));
        Assert.Equal("""{"selected":2}""", await Given.ReadAsync(db => db.AuditEntries.Where(entry => entry.Action == RetryJobStore.StartedAction).Select(entry => entry.Details).SingleAsync()));
        Assert.Equal(3, ids.Count);
    }

    [Fact]
    public void What_may_not_be_retried_is_not_counted_and_said()
    {
        Given.Add(GivenDelivery.Exhausted, 2);
        Given.Add(GivenDelivery.Held);
        var (page, dialog) = (OpenLog(), Render<RadzenDialog>());

        page.Find("thead input").Change(true);
        Assert.Equal("3 seçili", page.Find(".selection strong").TextContent);
        page.Find(".selection .button-primary").Click();

        dialog.WaitForElement(".confirm-actions");
        Assert.Contains("2 gönderim yeniden denensin mi?", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("Seçili 3 gönderimin 1 tanesi şu anda yeniden denenemez", dialog.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_stays_ticked_while_the_list_lives_and_is_forgotten_when_it_leaves()
    {
        var ids = Given.Add(GivenDelivery.Exhausted, 2);
        var page = OpenLog("?status=exhausted");
        Tick(page, 0);
        Tick(page, 1);

        Hear(Given.Add(GivenDelivery.Exhausted));
        page.WaitForAssertion(() => Assert.Equal([false, true, true], Boxes(page).Select(box => box.IsChecked())));

        await Given.WriteAsync(db => db.Deliveries.Where(d => d.Id == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(d => d.Status, DeliveryStatus.Succeeded)));
        Hear(ids[1]);
        page.WaitForAssertion(() => Assert.Equal("1 seçili", page.Find(".selection strong").TextContent));
    }

    [Fact]
    public void All_can_be_ticked_and_let_go_also_without_the_table_s_head()
    {
        Given.Add(GivenDelivery.Exhausted, 3);
        var page = OpenLog();

        Tick(page, 1);
        Button(page, "Hepsini seç").Click();
        Assert.Equal("3 seçili", page.Find(".selection strong").TextContent);
        Assert.True(page.Find("thead input").IsChecked());
        Button(page, "Seçimi kaldır").Click();
        Assert.Empty(page.Find(".selection").Children);
        Assert.DoesNotContain(Boxes(page), box => box.IsChecked());
    }

    [Fact]
    public async Task A_viewer_has_no_boxes()
    {
        await ReadAsAsync(PortalRole.Viewer);
        Given.Add(GivenDelivery.Exhausted);

        Assert.Empty(OpenLog().FindAll("input[type=checkbox]"));
    }

    private void Hear(Guid id)
    {
        Given.Feed.Changed(Given.WorkspaceId, id);
        Given.Feed.Publish();
    }

    private static void Tick(IRenderedComponent<DeliveryLog> page, int row) => page.FindAll("tbody input")[row].Change(true);

    private static IReadOnlyList<IElement> Boxes(IRenderedComponent<DeliveryLog> page) => page.FindAll("tbody input");

    private static IElement Button(IRenderedComponent<DeliveryLog> page, string words) => page.FindAll(".selection button").Single(button => button.TextContent == words);

    private IRenderedComponent<DeliveryLog> OpenLog(string query = "") => Open<DeliveryLog>("/w/acme/deliveries" + query);
}
