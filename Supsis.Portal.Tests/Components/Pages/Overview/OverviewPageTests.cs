using Bunit;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Overview;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Components.Pages.Webhooks;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Overview;

public sealed class OverviewPageTests : WebhookScreen
{
    [Fact]
    public void Without_a_webhook_it_teaches_what_to_do()
    {
        var page = OpenOverview();

        Assert.Equal("1 / 5 adım", page.Find(".steps-head .muted").TextContent);
        Assert.Equal(["Çalışma alanını açın"], page.FindAll(".is-done strong").Select(step => step.TextContent));
        Assert.Equal($"/w/{PortalApplication.Slug}/webhooks/new", page.Find(".button-primary").GetAttribute("href"));
        Assert.Contains("Anahtarınız hazır", page.FindAll(".first-step")[3].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".blank"));
    }

    [Fact]
    public void A_workspace_whose_steps_were_put_away_says_in_short_where_to_begin_and_brings_them_back()
    {
        var page = OpenOverview($"baska-yer.{PortalApplication.Slug}");

        Assert.Empty(page.FindAll(".steps"));
        Assert.Equal("Henüz webhook yok", page.Find(".blank h2").TextContent);
        Assert.Equal($"/w/{PortalApplication.Slug}/webhooks/new", page.Find(".blank a").GetAttribute("href"));
        Assert.Equal(("/first-steps", "false"), (page.Find(".show-steps form").GetAttribute("action"), page.Find(".show-steps button").GetAttribute("value")));
    }

    [Fact]
    public async Task The_steps_go_away_with_the_first_real_delivery()
    {
        var webhook = await GivenAsync("CRM");
        await HappenAsync("conversation.started", "c-1");
        Assert.Equal("3 / 5 adım", OpenOverview().Find(".steps-head .muted").TextContent);

        await SucceedAsync(webhook);

        var page = OpenOverview();
        Assert.Empty(page.FindAll(".steps, .show-steps"));
        Assert.NotEmpty(page.FindAll(".figure"));
    }

    [Fact]
    public async Task Neither_the_simulator_nor_the_test_inbox_makes_a_delivery_real()
    {
        var inbox = await GivenAsync("Test kutusu", InboxUrl);
        await HappenAsync("conversation.started", "sim-1");
        await SucceedAsync(inbox);

        var steps = OpenOverview().FindAll(".first-step");

        Assert.Equal([true, true, true, false, false], steps.Select(step => step.ClassList.Contains("is-done")));
    }

    [Fact]
    public async Task A_viewer_sees_what_is_left_without_doors_that_are_shut()
    {
        await BecomeAsync(PortalRole.Viewer);

        Assert.Equal(
            [$"/w/{PortalApplication.Slug}/conversations", $"/w/{PortalApplication.Slug}/deliveries"],
            OpenOverview().FindAll(".first-step a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Before_the_first_delivery_nothing_is_claimed()
    {
        await GivenAsync("CRM");

        var page = OpenOverview();

        Assert.Equal(["0", "0", "0", "–", "–"], page.FindAll("dt + dd").Select(figure => figure.TextContent));
        Assert.Contains("Her şey yolunda", page.Find(".fine").TextContent, StringComparison.Ordinal);
        Assert.Equal(24, page.FindAll(".chart g").Count);
        Assert.Equal(24, page.FindAll(".as-table tbody tr").Count);
    }

    [Fact]
    public async Task What_needs_a_hand_is_named_with_its_reason_and_its_doors()
    {
        var webhook = await GivenAsync("CRM");
        await FailAsync(TimeSpan.FromHours(30));
        var paused = await GivenAsync("ERP");
        await Store.PauseAsync(Workspace.Id, paused.Id, null, User.Actor(), CancellationToken.None);

        var troubles = OpenOverview().FindAll(".trouble");

        Assert.Equal(["ERP", "CRM"], troubles.Select(trouble => trouble.QuerySelector("strong")!.TextContent));
        Assert.Equal("Duraklatıldı; gönderimler bekliyor.", troubles[0].QuerySelector("p")!.TextContent);
        Assert.NotEmpty(troubles[1].QuerySelector("p")!.TextContent);
        Assert.Equal(
            [$"/w/{PortalApplication.Slug}/webhooks/{webhook.PublicId}", $"/w/{PortalApplication.Slug}/deliveries?webhook={webhook.PublicId}"],
            troubles[1].QuerySelectorAll(".acts a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("tr", "%99,9")]
    [InlineData("en", "99.9%")]
    public void Figures_are_written_as_the_reader_writes_them(string language, string rate)
    {
        ReadIn(language);
        var hours = Enumerable.Range(0, 24).Select(i => new HourFigures(DateTimeOffset.UnixEpoch.AddHours(i), i == 23 ? 12_480 : 0, i == 23 ? 2 : 0)).ToList();

        var row = Render<FigureRow>(with => with.Add(figures => figures.Slug, "acme").Add(figures => figures.Figures, new OverviewFigures(3, new DeliveryCounts(3, 1_000), TimeSpan.FromMilliseconds(1_240), hours)));

        var figures = row.FindAll("dt + dd").Select(figure => figure.TextContent).ToList();
        Assert.Equal(rate, figures[3]);
        Assert.Equal("999+", figures[2]);
        Assert.Equal(["/w/acme/deliveries?status=exhausted", "/w/acme/deliveries?status=waiting"], row.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Bars_are_drawn_in_numbers_that_svg_understands_in_every_language()
    {
        ReadIn("tr");
        var hours = Enumerable.Range(0, 24).Select(i => new HourFigures(DateTimeOffset.UnixEpoch.AddHours(i), i, 24 - i)).ToList();

        var chart = Render<HourChart>(with => with.Add(chart => chart.Hours, hours));

        Assert.DoesNotContain(chart.FindAll("rect").SelectMany(bar => bar.Attributes.Select(attribute => attribute.Value)), value => value.Contains(',', StringComparison.Ordinal));
    }

    private IRenderedComponent<OverviewPage> OpenOverview(string hiddenSteps = "")
    {
        var page = Render<OverviewPage>(with => with.Add(overview => overview.Slug, PortalApplication.Slug).Add(overview => overview.HiddenSteps, hiddenSteps));
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }
}
