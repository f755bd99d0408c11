using System.Text.Json;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Radzen.Blazor;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Tests.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

/// <summary>The log of the last hours, or between two dates by the workspace's clock. It is 13:15 in Istanbul.</summary>
/// <remarks>Blazor's script adds the seconds that a browser leaves out.</remarks>
public sealed class RangeTests : LogScreenTest
{
    private const string Select = "select[aria-label='Zaman aralığı']";

    [Fact]
    public void The_last_hours_are_chosen_stand_in_the_address_and_can_be_taken_away()
    {
        Given.Add(new GivenDelivery { Age = TimeSpan.FromHours(2) });
        Given.Add(new GivenDelivery { EventType = "conversation.ended" });
        var page = OpenLog("?status=succeeded");

        page.Find(Select).Change("1h");
        Assert.EndsWith("/w/acme/deliveries?status=succeeded&since=1h", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["Görüşme bitti"], Triggers(page)));
        Assert.Equal("1h", page.Find(Select).GetAttribute("value"));
        Assert.Equal("Zaman aralığı: Son 1 saat", page.Find(".chip span").TextContent);
        Assert.Contains("since=1h", page.Find("#export-menu a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("?status=succeeded&since=1h", page.Find("tbody a").GetAttribute("href"), StringComparison.Ordinal);

        page.Find(".chip").Click();
        Assert.EndsWith("/w/acme/deliveries?status=succeeded", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_are_meant_by_the_workspace_s_clock()
    {
        Given.Add(new GivenDelivery());
        var page = OpenLog();

        page.Find(Select).Change("dates");
        Assert.Equal(("2026-11-22T00:00:00", "2026-11-23T00:00:00"), Fields(page)); // today, for a beginning
        page.Find("#range-from").Change("2026-11-20T09:00:00");
        page.Find("#range-to").Change("2026-11-22T18:30:00");
        page.Find("form.range").Submit();

        Assert.EndsWith("/w/acme/deliveries?from=2026-11-20T06%3A00Z&to=2026-11-22T15%3A30Z", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Zaman aralığı: 20 Kas 09:00 – 22 Kas 18:30", page.Find(".chip span").TextContent));
        Assert.Equal(("2026-11-20T09:00:00", "2026-11-22T18:30:00"), Fields(page));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public void An_end_before_the_start_is_said_under_the_fields_and_changes_nothing()
    {
        var page = OpenLog();
        page.Find(Select).Change("dates");

        page.Find("#range-to").Change("2026-11-21T10:00:00");
        page.Find("form.range").Submit();
        Assert.Equal("Bitiş, başlangıçtan sonra olmalı.", page.Find("#range-error").TextContent.Trim());

        page.Find("#range-from").Change("");
        page.Find("#range-to").Change("");
        page.Find("form.range").Submit();
        Assert.Equal("Başlangıç ya da bitiş girin.", page.Find("#range-error").TextContent.Trim());

        page.Find("#range-from").Change("0022-11-21T10:00:00");
        page.Find("form.range").Submit();
        Assert.StartsWith("Tarihleri kontrol edin", page.Find("#range-error").TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("/w/acme/deliveries", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void One_side_may_stay_open_and_dates_begin_with_what_is_shown()
    {
        var page = OpenLog("?since=24h");
        page.Find(Select).Change("dates");
        Assert.Equal(("2026-11-21T13:15:00", "2026-11-22T13:16:00"), Fields(page));

        page.Find("#range-to").Change("");
        page.Find("form.range").Submit();

        Assert.EndsWith("/w/acme/deliveries?from=2026-11-21T10%3A15Z", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Zaman aralığı: 21 Kas 13:15 ve sonrası", page.Find(".chip span").TextContent));
        page.Find(Select).Change("");
        Assert.EndsWith("/w/acme/deliveries", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form.range")));
    }

    [Fact]
    public void A_range_without_rows_is_no_empty_log_and_a_row_s_page_leads_back_to_it()
    {
        Given.Add(new GivenDelivery { Age = TimeSpan.FromDays(2) });

        Assert.Equal("Eşleşen gönderim yok", OpenLog("?since=24h").Find(".blank h2").TextContent);
        Navigation.NavigateTo("/w/acme/deliveries/msg_1?since=24h&from=x");
        Assert.Equal("/w/acme/deliveries?since=24h", Render<BackToLog>(page => page.Add(link => link.Slug, "acme")).Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_sent_again_is_what_was_counted_however_long_the_answer_takes()
    {
        Given.Add(GivenDelivery.Exhausted with { Age = TimeSpan.FromMinutes(59) }, 2);
        Given.Add(GivenDelivery.Exhausted with { Age = TimeSpan.FromMinutes(61) });
        var asked = Given.Clock.GetUtcNow();
        var (page, dialog) = (OpenLog("?status=exhausted&since=1h"), Render<RadzenDialog>());

        page.Find(".bulk-offer button").Click();
        dialog.WaitForElement(".confirm-actions");
        Assert.Contains("2 gönderim yeniden denensin mi?", dialog.Markup, StringComparison.Ordinal);
        Given.Clock.Advance(TimeSpan.FromMinutes(5));
        Given.Add(GivenDelivery.Exhausted);
        dialog.Find(".confirm-actions .button-primary").Click();

        page.WaitForAssertion(() => Assert.Contains("0 / 2", page.Find(".bulk p").TextContent, StringComparison.Ordinal));
        var stored = JsonElement.Parse(await Given.ReadAsync(db => db.RetryJobs.Select(job => job.Filter).SingleAsync()));
        Assert.Equal((asked.AddHours(-1), asked), (stored.GetProperty("from").GetDateTimeOffset(), stored.GetProperty("until").GetDateTimeOffset()));
    }

    private static (string?, string?) Fields(IRenderedComponent<DeliveryLog> page) => (page.Find("#range-from").GetAttribute("value"), page.Find("#range-to").GetAttribute("value"));

    private static IEnumerable<string> Triggers(IRenderedComponent<DeliveryLog> page) => page.FindAll("tbody a").Select(link => link.TextContent);

    private IRenderedComponent<DeliveryLog> OpenLog(string query = "") => Open<DeliveryLog>("/w/acme/deliveries" + query);
}
