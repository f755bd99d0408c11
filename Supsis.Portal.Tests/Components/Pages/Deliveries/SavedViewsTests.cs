using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

/// <summary>Filters of the log that the reader keeps under a name.</summary>
public sealed class SavedViewsTests : LogScreenTest
{
    private const string Row = ".views-row a";

    private SavedViewStore Store => Given.Services.GetRequiredService<SavedViewStore>();

    private Guid Me => Reader.UserId()!.Value;

    [Fact]
    public async Task A_viewer_keeps_the_filter_and_it_becomes_a_link_that_is_marked()
    {
        await ReadAsAsync(PortalRole.Viewer);
        var page = OpenLog("?response=5xx&since=24h&page=2&status=exhausted");
        Assert.Empty(page.FindAll(".views"));

        Button(page, "Görünümü kaydet").Click();
        page.Find("#view-new").Input(" CRM hataları ");
        page.Find(".view-new form").Submit();

        page.WaitForAssertion(() => Assert.Equal("CRM hataları", page.Find(Row).TextContent));
        Assert.Equal(("/w/acme/deliveries?status=exhausted&response=5xx&since=24h", "page"), (page.Find(Row).GetAttribute("href"), page.Find(Row).GetAttribute("aria-current")));
        Assert.Empty(page.FindAll(".view-new"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Görünümü kaydet");
        Assert.Equal(["Görünüm kaydedildi."], Toasts);
        Assert.Equal("status=exhausted&response=5xx&since=24h", Assert.Single(await ViewsAsync()).Query);
    }

    [Fact]
    public void Without_a_filter_there_is_nothing_to_keep() =>
        Assert.DoesNotContain(OpenLog("?status=exhausted").FindAll("button"), button => button.TextContent == "Görünümü kaydet");

    [Fact]
    public async Task A_name_that_another_tab_took_meanwhile_is_an_error_under_the_field()
    {
        var page = OpenLog("?response=5xx");
        Button(page, "Görünümü kaydet").Click();
        await KeepAsync("CRM", "since=1h");

        page.Find(".view-new form").Submit();
        Assert.Equal("Bir ad girin, en çok 60 karakter.", page.Find("#view-new-error").TextContent.Trim());
        page.Find("#view-new").Input("crm");
        page.Find(".view-new form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Bu adda bir görünümünüz zaten var.", page.Find("#view-new-error").TextContent.Trim()));
        Assert.Equal("true", page.Find("#view-new").GetAttribute("aria-invalid"));
        Assert.Single(await ViewsAsync());
    }

    [Fact]
    public async Task The_twenty_first_is_refused_with_what_to_do()
    {
        for (var i = 0; i < SavedViewStore.Most; i++)
        {
            await KeepAsync($"{i}", "since=1h");
        }

        var page = OpenLog("?response=5xx");
        Button(page, "Görünümü kaydet").Click();
        page.Find("#view-new").Input("Bir daha");
        page.Find(".view-new form").Submit();

        page.WaitForAssertion(() => Assert.Equal("En çok 20 görünüm kaydedebilirsiniz. Yenisi için önce birini silin.", page.Find("#view-new-error").TextContent.Trim()));
    }

    [Fact]
    public async Task What_is_opened_is_a_filter_and_nothing_else_whatever_is_stored()
    {
        await KeepAsync("Garip", "response=5xx&next=//evil&page=7&q=%22%3E&format=csv");

        Assert.Equal("/w/acme/deliveries?response=5xx&q=%22%3E", OpenLog().Find(Row).GetAttribute("href"));
    }

    [Fact]
    public async Task An_opened_view_that_is_narrowed_offers_to_keep_it_so()
    {
        await KeepAsync("CRM", "response=5xx");
        var page = OpenLog("?response=5xx");
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith("Güncelle", StringComparison.Ordinal));

        page.Find("select[aria-label='Zaman aralığı']").Change("7d");
        page.WaitForAssertion(() => Assert.Null(page.Find(Row).GetAttribute("aria-current")));
        Button(page, "Güncelle: CRM").Click();

        page.WaitForAssertion(() => Assert.Equal("page", page.Find(Row).GetAttribute("aria-current")));
        Assert.Equal("response=5xx&since=7d", Assert.Single(await ViewsAsync()).Query);
    }

    [Fact]
    public async Task The_list_renames_replaces_and_deletes_after_a_question()
    {
        await KeepAsync("CRM", "response=5xx");
        await KeepAsync("İade", "q=iade");
        var (page, dialog) = (OpenLog("?since=1h"), Render<RadzenDialog>());
        Button(page, "Düzenle").Click();

        Labelled(page, "Adını değiştir: CRM").Click();
        page.Find("#view-name").Input("iade");
        page.Find(".view-line form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Bu adda bir görünümünüz zaten var.", page.Find("#view-name-error").TextContent.Trim()));
        page.Find("#view-name").Input("Hatalar");
        page.Find(".view-line form").Submit();
        page.WaitForAssertion(() => Assert.Equal(["Hatalar", "İade"], page.FindAll(Row).Select(link => link.TextContent)));

        Labelled(page, "Güncelle: Hatalar").Click();
        page.WaitForAssertion(() => Assert.EndsWith("?since=1h", page.Find(Row).GetAttribute("href"), StringComparison.Ordinal));

        Labelled(page, "Sil: İade").Click();
        dialog.WaitForElement(".confirm-actions");
        Assert.Contains("“İade” görünümü silinsin mi?", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal(2, (await ViewsAsync()).Count);
        dialog.Find(".confirm-actions .button-danger").Click();
        page.WaitForAssertion(() => Assert.Equal(["Hatalar"], page.FindAll(Row).Select(link => link.TextContent)));
    }

    [Fact]
    public async Task What_another_tab_deleted_is_said_and_leaves_the_row()
    {
        await KeepAsync("CRM", "response=5xx");
        var page = OpenLog("?since=1h");
        Button(page, "Düzenle").Click();
        await Store.DeleteAsync(Given.WorkspaceId, Me, (await ViewsAsync())[0].Id, CancellationToken.None);

        Labelled(page, "Güncelle: CRM").Click();

        page.WaitForAssertion(() => Assert.Equal(["Bu görünüm artık yok; başka bir sekmede silinmiş olabilir."], Toasts));
        Assert.Empty(page.FindAll(".views"));
    }

    [Fact]
    public async Task Nobody_else_s_views_are_shown()
    {
        await KeepAsync("CRM", "response=5xx");
        await ReadAsAsync(PortalRole.Administrator);

        Assert.Empty(OpenLog().FindAll(".views"));
    }

    [Fact]
    public async Task Somebody_who_is_no_member_any_more_keeps_nothing()
    {
        var page = OpenLog("?response=5xx");
        Button(page, "Görünümü kaydet").Click();
        await Given.DismissAllAsync();

        page.Find("#view-new").Input("CRM");
        page.Find(".view-new form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Bu çalışma alanının üyesi olmadığınız için kaydedilmedi."], Toasts));
        Assert.Empty(await ViewsAsync());
    }

    private Task KeepAsync(string name, string query) => Store.SaveAsync(Given.WorkspaceId, Me, name, query, CancellationToken.None);

    private Task<IReadOnlyList<SavedView>> ViewsAsync() => Store.ListAsync(Given.WorkspaceId, Me, CancellationToken.None);

    private static IElement Button(IRenderedComponent<DeliveryLog> page, string words) => page.FindAll("button").Single(button => button.TextContent == words);

    private static IElement Labelled(IRenderedComponent<DeliveryLog> page, string words) => page.Find($"button[aria-label='{words}']");

    private IRenderedComponent<DeliveryLog> OpenLog(string query = "") => Open<DeliveryLog>("/w/acme/deliveries" + query);
}
