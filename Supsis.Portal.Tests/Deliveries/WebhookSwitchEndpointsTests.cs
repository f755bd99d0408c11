using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class WebhookSwitchEndpointsTests : IDisposable
{
    private readonly RecordedBacklog _backlog = new();
    private readonly PortalApplication _portal;
    private readonly WebhookApi _api;

    public WebhookSwitchEndpointsTests()
    {
        _portal = new PortalApplication(
            settings: new Dictionary<string, string?> { ["Egress:AllowedNetworks:0"] = "127.0.0.0/8", ["Egress:AllowHttp"] = "true" },
            services: services => services.AddSingleton<IWebhookBacklog>(_backlog));
        _api = new WebhookApi(_portal.ApiClient());
    }

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Pause_resume_disable_and_enable_move_the_state()
    {
        var id = Id(await _api.MakeAsync());

        Assert.Equal(("paused", true), await SwitchAsync(id, "pause"));
        Assert.Equal(("paused", true), await SwitchAsync(id, "pause"));
        Assert.Equal(("active", true), await SwitchAsync(id, "resume"));
        Assert.Equal(("disabled", false), await SwitchAsync(id, "disable"));
        Assert.Equal("manual", (await _api.GetAsync($"/{id}")).GetProperty("disabled_reason").GetString());
        Assert.Equal(("disabled", false), await SwitchAsync(id, "pause"));
        Assert.Equal(("active", true), await SwitchAsync(id, "enable", """{"backlog":"skip"}"""));
        Assert.Equal(("active", true), await SwitchAsync(id, "enable"));
        await SwitchAsync(id, "disable");
        Assert.Equal(("active", true), await SwitchAsync(id, "enable"));
        Assert.Equal(["disabled", "enabled, skip", "disabled", "enabled, deliver"], _backlog.Told);
    }

    [Theory]
    [InlineData("""{"backlog":"drop"}""", "backlog")]
    [InlineData("""{"backlog":1}""", "backlog")]
    [InlineData("""{"overlap":"1"}""", "overlap")]
    [InlineData("[]", "body")]
    public async Task A_bad_wish_for_the_backlog_is_refused_and_nothing_is_enabled(string body, string field)
    {
        var id = Id(await _api.MakeAsync());
        await SwitchAsync(id, "disable");

        var problem = await _api.SendAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"{WebhookApi.Root}/{id}/enable", body);

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        Assert.Equal("disabled", (await _api.GetAsync($"/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Enabled_switches_as_a_field_too_and_does_not_end_a_pause()
    {
        var body = WebhookApi.Minimal();
        body["enabled"] = false;
        var id = Id(await _api.MakeAsync(body));
        Assert.Equal("disabled", (await _api.GetAsync($"/{id}")).GetProperty("state").GetString());

        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{WebhookApi.Root}/{id}", """{"enabled":true}""");
        Assert.Equal("active", (await _api.GetAsync($"/{id}")).GetProperty("state").GetString());
        await SwitchAsync(id, "pause");
        await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Patch, $"{WebhookApi.Root}/{id}", """{"enabled":true}""");

        Assert.Equal("paused", (await _api.GetAsync($"/{id}")).GetProperty("state").GetString());
        Assert.Equal(["enabled, deliver"], _backlog.Told);
    }

    [Fact]
    public async Task What_is_not_built_is_not_there()
    {
        var id = Id(await _api.MakeAsync());

        using var answer = await _api.SendAsync(HttpMethod.Post, $"{WebhookApi.Root}/{id}/explode");

        // 405 where the page for unknown addresses answers GET.
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{(int)answer.StatusCode}");
    }

    [Fact]
    public async Task A_test_is_signed_sent_once_and_leaves_nothing_behind_even_when_disabled()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        var made = await _api.MakeAsync(WebhookApi.Minimal(receiver.Url.AbsoluteUri));
        await SwitchAsync(Id(made), "disable");

        var result = await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{Id(made)}/test");

        Assert.True(result.GetProperty("delivered").GetBoolean());
        Assert.Equal(200, result.GetProperty("status").GetInt32());
        Assert.Equal("ok", result.GetProperty("body_preview").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("error").ValueKind);
        Assert.True(result.GetProperty("duration_ms").GetInt32() >= 0);
        var request = Assert.Single(receiver.Requests);
        Assert.Equal(Signature(made.GetProperty("signing_secret").GetString()!, request), request.Headers["webhook-signature"]);
        var body = JsonSerializer.Deserialize<JsonElement>(request.Text);
        Assert.Equal("webhook.test", body.GetProperty("type").GetString());
        Assert.Equal("test", body.GetProperty("data").GetProperty("trigger").GetProperty("kind").GetString());
        Assert.True(body.GetProperty("data").GetProperty("event").GetProperty("test").GetBoolean());
        await using var db = _portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        Assert.Equal((0, 0, 0), (await db.Deliveries.CountAsync(), await db.Events.CountAsync(), await db.WebhookHealth.CountAsync()));
    }

    [Fact]
    public async Task A_test_that_fails_says_why()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.Status(500, "bozuk");
        var made = await _api.MakeAsync(WebhookApi.Minimal(receiver.Url.AbsoluteUri));

        var result = await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{Id(made)}/test");

        Assert.False(result.GetProperty("delivered").GetBoolean());
        Assert.Equal((500, "bozuk", "http_5xx"), (result.GetProperty("status").GetInt32(), result.GetProperty("body_preview").GetString(), result.GetProperty("error").GetString()));
        Assert.Equal("active", (await _api.GetAsync($"/{Id(made)}")).GetProperty("state").GetString());
    }

    private static string Id(JsonElement webhook) => webhook.GetProperty("id").GetString()!;

    private static string Signature(string secret, ReceivedRequest request)
    {
        var signed = Encoding.UTF8.GetBytes($"{request.MessageId}.{request.Headers["webhook-timestamp"]}.{request.Text}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
    }

    private async Task<(string? State, bool Enabled)> SwitchAsync(string id, string action, string? body = null)
    {
        var webhook = await _api.SendAsync(HttpStatusCode.OK, HttpMethod.Post, $"{WebhookApi.Root}/{id}/{action}", body);
        return (webhook.GetProperty("state").GetString(), webhook.GetProperty("enabled").GetBoolean());
    }
}
