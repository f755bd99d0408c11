using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>Whoever manages the portal by program or by page while its storage is in trouble reads what is wrong, and never of a failure inside.</summary>
public sealed class StorageTroubleTests
{
    private const string Webhook = """{ "name": "CRM", "url": "https://crm.example.com/hook", "triggers": [ { "type": "conversation.started" } ] }""";
    private const string Key = """{ "name": "CRM", "scopes": ["events:write"] }""";

    [Theory]
    [InlineData(StorageTrouble.DiskFull)]
    [InlineData(StorageTrouble.ReadOnly)]
    [InlineData(StorageTrouble.Locked)]
    [InlineData(StorageTrouble.FileGone)]
    public async Task A_program_is_told_to_come_back_and_still_reads_what_can_be_read(StorageTrouble trouble)
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();
        var id = (await SendAsync(program, "POST", "/api/v1/webhooks", Webhook, 201)).GetProperty("id").GetString();
        using var harm = new StorageHarm(portal.Services.GetRequiredService<WriteGate>(), Path.Combine(portal.DataFolder, "portal.db"));
        harm.Do(trouble);
        harm.Hit();

        (string Method, string Path, string Body)[] writes =
        [
            ("POST", "/api/v1/webhooks", Webhook), ("PUT", $"/api/v1/webhooks/{id}", Webhook), ("PATCH", $"/api/v1/webhooks/{id}", """{ "name": "CRM 2" }"""),
            ("POST", $"/api/v1/webhooks/{id}/pause", ""), ("POST", $"/api/v1/webhooks/{id}/disable", ""), ("POST", $"/api/v1/webhooks/{id}/rotate-secret", "{}"),
            ("DELETE", $"/api/v1/webhooks/{id}", ""), ("POST", "/api/v1/api-keys", Key),
        ];
        foreach (var (method, path, body) in writes)
        {
            await SendAsync(program, method, path, body, 503);
        }

        foreach (var path in new[] { "/api/v1/webhooks", $"/api/v1/webhooks/{id}", "/api/v1/deliveries", "/api/v1/api-keys" })
        {
            await SendAsync(program, "GET", path, "", trouble == StorageTrouble.FileGone ? 503 : 200);
        }

        harm.Undo(trouble);
        await portal.Services.GetRequiredService<StorageProbe>().RunAsync(CancellationToken.None);
        await SendAsync(program, "PATCH", $"/api/v1/webhooks/{id}", """{ "name": "CRM 2" }""", 200);
    }

    [Fact]
    public async Task No_address_of_the_api_answers_500_whatever_is_asked_of_a_database_that_is_gone()
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();
        await SendAsync(program, "GET", "/api/v1/webhooks", "", 200); // the keys are known
        using var harm = new StorageHarm(portal.Services.GetRequiredService<WriteGate>(), Path.Combine(portal.DataFolder, "portal.db"));
        harm.Do(StorageTrouble.FileGone);

        foreach (var address in PortalAddress.Of(portal).Where(address => address.IsApi))
        {
            using var request = new HttpRequestMessage(new HttpMethod(address.Method), address.Example);
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await program.SendAsync(request);
            Assert.True((int)answer.StatusCode is (>= 200 and < 500) or 503, $"{address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        harm.Undo(StorageTrouble.FileGone);
    }

    [Fact]
    public async Task A_key_that_nobody_has_read_yet_is_no_failure_inside_either()
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();
        using var harm = new StorageHarm(portal.Services.GetRequiredService<WriteGate>(), Path.Combine(portal.DataFolder, "portal.db"));
        harm.Do(StorageTrouble.FileGone);

        await SendAsync(program, "POST", "/api/v1/events", new GivenEvent("conversation.started", "c-1").Json, 503);

        harm.Undo(StorageTrouble.FileGone);
    }

    [Fact]
    public async Task A_page_shows_the_notice_as_long_as_it_lasts()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();
        using var harm = new StorageHarm(portal.Services.GetRequiredService<WriteGate>(), Path.Combine(portal.DataFolder, "portal.db"));
        Assert.Null(await NoticeAsync(browser));
        harm.Do(StorageTrouble.ReadOnly);
        harm.Hit();

        var notice = await NoticeAsync(browser);
        harm.Undo(StorageTrouble.ReadOnly);
        await portal.Services.GetRequiredService<StorageProbe>().RunAsync(CancellationToken.None);

        Assert.StartsWith("Portal şu anda olay almıyor ve gönderim yapmıyor Portalın veritabanına yazılamıyor.", notice, StringComparison.Ordinal);
        Assert.Null(await NoticeAsync(browser));
    }

    [Theory]
    [InlineData(StorageTrouble.FileGone, "Portalın veritabanı dosyası silinmiş")]
    [InlineData(StorageTrouble.DiskFull, "Portalın diski dolu")]
    public async Task A_person_who_signs_in_reads_what_is_wrong(StorageTrouble trouble, string words)
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var harm = new StorageHarm(portal.Services.GetRequiredService<WriteGate>(), Path.Combine(portal.DataFolder, "portal.db"));
        var fields = await PortalApplication.HiddenFieldsAsync(browser, "/sign-in");
        (fields["Form.Email"], fields["Form.Password"]) = (PortalApplication.AdminEmail, PortalApplication.AdminPassword);
        harm.Do(trouble);
        harm.Hit();

        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        harm.Undo(trouble);

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Portal şu anda kayıt yapamıyor", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(words, page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string?> NoticeAsync(HttpClient browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/w/{PortalApplication.Slug}/settings") { Headers = { { "Accept", "text/html" } } };
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return page.QuerySelector(".banner[role=alert] strong") is { } title ? $"{title.TextContent} {title.NextElementSibling!.TextContent}" : null;
    }

    private static async Task<JsonElement> SendAsync(HttpClient program, string method, string path, string body, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, method == "PATCH" ? "application/merge-patch+json" : "application/json");
        }

        using var answer = await program.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{method} {path} answered {(int)answer.StatusCode}: {text}");
        if (status == 503)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }

        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
