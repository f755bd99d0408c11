using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>The log as a file: all that the filter finds, of this workspace alone, for whoever may see it.</summary>
public sealed class DeliveryExportTests(PortalFixture fixture) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Api = "/api/v1/deliveries/export";
    private const string Page = $"/w/{PortalApplication.Slug}/deliveries/export";

    private readonly PortalApplication _portal = fixture.Portal;
    private Webhook? _webhook;
    private LogRows? _rows;

    private LogRows Rows => _rows!;

    private string Own => "webhook_id=" + PublicId.Format(PublicId.Webhook, _webhook!.Id);

    private string OwnOnPage => Own.Replace("webhook_id", "webhook", StringComparison.Ordinal);

    public async Task InitializeAsync()
    {
        var (gate, ids) = (_portal.Services.GetRequiredService<WriteGate>(), _portal.Services.GetRequiredService<IdGenerator>());
        _webhook = await gate.RunAsSystemAsync(
            "test",
            async db =>
            {
                var workspace = await db.Workspaces.SingleAsync(w => w.Slug == PortalApplication.Slug);
                var webhook = new Webhook(ids.Next(), workspace.Id, "=CRM, \"yeni\"", "https://crm.example.com/hook", [], TimeProvider.System.GetUtcNow());
                db.Add(webhook);
                await db.SaveChangesAsync();
                return webhook;
            },
            CancellationToken.None);
        _rows = new LogRows(gate, ids, TimeProvider.System, _webhook.WorkspaceId, _webhook.Id);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task More_rows_than_a_page_come_newest_first_and_each_once()
    {
        var ids = Rows.Add(GivenDelivery.Exhausted, (2 * DeliveryExport.PageSize) + 7);
        Rows.Add(new GivenDelivery());
        using var client = _portal.ApiClient();

        var items = JsonElement.Parse(await client.GetStringAsync($"{Api}?{Own}&status=exhausted"));

        Assert.Equal(ids.AsEnumerable().Reverse().Select(id => PublicId.Format(PublicId.Delivery, id)), items.EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        var listed = JsonElement.Parse(await client.GetStringAsync($"/api/v1/deliveries?{Own}&status=exhausted&limit=1")).GetProperty("data")[0];
        Assert.Equal(listed.GetRawText(), items[0].GetRawText());
    }

    [Fact]
    public async Task Programs_get_a_table_by_the_names_of_the_fields()
    {
        var id = Rows.Add(GivenDelivery.Exhausted with { Conversation = "=c-42" });
        using var client = _portal.ApiClient();

        using var answer = await client.GetAsync(new Uri($"{Api}?{Own}&format=csv", UriKind.Relative));

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches(@"^deliveries-ws_\w{26}-\d{4}-\d\d-\d\d\.csv$", answer.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split("\r\n");
        Assert.Equal("\uFEFFid,webhook_id,event_id,type,conversation_id,status,attempt_count,next_attempt_at,last_status,last_error,created_at,completed_at", lines[0]);
        Assert.StartsWith(PublicId.Format(PublicId.Delivery, id) + ",wh_", lines[1], StringComparison.Ordinal);
        Assert.Contains(",conversation.started,\"'=c-42\",exhausted,11,,503,http_5xx,20", lines[1], StringComparison.Ordinal);
        Assert.Equal(["", 3], new object[] { lines[2], lines.Length });
    }

    [Fact]
    public async Task People_get_a_table_in_their_words_and_what_looks_like_a_formula_stays_text()
    {
        Rows.Add(GivenDelivery.Exhausted with { EventType = "keyword.matched", Keyword = "iade", Conversation = "c-tablo" });
        Rows.Add(new GivenDelivery());
        using var browser = await _portal.SignInAsync();

        using var answer = await browser.GetAsync(new Uri($"{Page}?format=csv&status=exhausted&{OwnOnPage}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches($@"^gonderimler-{PortalApplication.Slug}-\d{{4}}-\d\d-\d\d\.csv$", answer.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split("\r\n");
        Assert.StartsWith("\uFEFFOluşturuldu;Durum;Tetikleyici;Webhook;Görüşme no.;Ziyaretçi;Yanıt;", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d;Başarısız;Anahtar kelime “iade”;""'=CRM, """"yeni"""""";\d+;Can Demir;503;http_5xx;84;11;;", lines[1]);
        Assert.Equal(3, lines.Length); // header, the one that failed, and the end
    }

    [Fact]
    public async Task The_page_s_range_of_time_holds_for_its_file()
    {
        Rows.Add(new GivenDelivery { Age = TimeSpan.FromHours(2) });
        var id = Rows.Add(new GivenDelivery());
        using var browser = await _portal.SignInAsync();

        var items = JsonElement.Parse(await browser.GetStringAsync($"{Page}?format=json&since=1h&{OwnOnPage}"));

        Assert.Equal([PublicId.Format(PublicId.Delivery, id)], items.EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(2, JsonElement.Parse(await browser.GetStringAsync($"{Page}?format=json&since=x&from=1&to=%00&{OwnOnPage}")).GetArrayLength());
    }

    [Fact]
    public async Task Another_workspace_s_rows_are_never_in_it()
    {
        Rows.Add(new GivenDelivery(), 3);
        using var stranger = _portal.ApiClient(PortalApplication.OtherApiKey);
        using var browser = await _portal.SignInAsync();

        Assert.Equal(0, JsonElement.Parse(await stranger.GetStringAsync(Api)).GetArrayLength());
        Assert.Equal(0, JsonElement.Parse(await stranger.GetStringAsync($"{Api}?{Own}")).GetArrayLength());
        Assert.Equal(0, JsonElement.Parse(await browser.GetStringAsync($"/w/{PortalApplication.OtherSlug}/deliveries/export?format=json&{OwnOnPage}")).GetArrayLength());
    }

    [Fact]
    public async Task Nobody_gets_it_without_a_key_or_a_place_in_the_workspace()
    {
        using var nobody = _portal.ApiClient(null);
        using var guest = _portal.Browser();
        using var member = await _portal.SignInAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(nobody, Api));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(guest, Page + "?format=csv"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, "/w/no-such-company/deliveries/export?format=csv"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, Page + "?format=xml"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, Page + "?format=csv"));

        await using var own = new PortalApplication();
        using var dismissed = await own.SignInAsync();
        await own.GiveRoleAsync(PortalApplication.Slug, null);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(dismissed, Page + "?format=csv"));
    }

    [Theory]
    [InlineData("format=xml", "format")]
    [InlineData("status=lost", "status")]
    public async Task A_wrong_wish_is_named(string query, string field)
    {
        using var client = _portal.ApiClient();

        using var answer = await client.GetAsync(new Uri($"{Api}?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task It_ends_with_the_client()
    {
        Rows.Add(new GivenDelivery(), 3 * DeliveryExport.PageSize);
        using var leaving = new CancellationTokenSource();
        using var sent = new LeavingClient(leaving);
        var http = new DefaultHttpContext { RequestAborted = leaving.Token };
        http.Response.Body = sent;
        var export = new DeliveryExport(_portal.Services.GetRequiredService<DeliveryStore>(), _webhook!.WorkspaceId, DeliveryFilter.All, new JsonDeliveryFile(), "deliveries");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => export.ExecuteAsync(http));

        Assert.InRange(Encoding.UTF8.GetString(sent.ToArray()).Split("msg_").Length - 1, 1, DeliveryExport.PageSize);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Leaves as soon as something arrives.</summary>
    private sealed class LeavingClient(CancellationTokenSource leaving) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, CancellationToken.None);
            await leaving.CancelAsync();
        }
    }
}
