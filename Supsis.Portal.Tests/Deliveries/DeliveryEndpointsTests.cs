using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryEndpointsTests(PortalFixture fixture) : IClassFixture<PortalFixture>, IAsyncLifetime, IDisposable
{
    private readonly PortalApplication _portal = fixture.Portal;
    private readonly HttpClient _client = fixture.Portal.ApiClient();
    private Webhook? _webhook;
    private LogRows? _rows;

    private Webhook Own => _webhook!;

    private LogRows Rows => _rows!;

    private string OwnId => PublicId.Format(PublicId.Webhook, Own.Id);

    public async Task InitializeAsync()
    {
        var (gate, ids) = (_portal.Services.GetRequiredService<WriteGate>(), _portal.Services.GetRequiredService<IdGenerator>());
        _webhook = await gate.RunAsSystemAsync(
            "test",
            async db =>
            {
                var workspace = await db.Workspaces.SingleAsync(w => w.Slug == PortalApplication.Slug);
                var webhook = new Webhook(ids.Next(), workspace.Id, "CRM", "https://crm.example.com/hook", [], TimeProvider.System.GetUtcNow());
                db.Add(webhook);
                await db.SaveChangesAsync();
                return webhook;
            },
            CancellationToken.None);
        _rows = new LogRows(gate, ids, TimeProvider.System, _webhook.WorkspaceId, _webhook.Id);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task The_list_pages_by_cursor_in_the_contract_s_words()
    {
        var ids = Rows.Add(GivenDelivery.Exhausted with { Conversation = "c-42" }, 3);

        var first = await GetAsync($"/api/v1/deliveries?limit=2&webhook_id={OwnId}");
        var second = await GetAsync($"/api/v1/deliveries?limit=2&webhook_id={OwnId}&cursor={first.GetProperty("next_cursor").GetString()}");

        Assert.Equal([Public(ids[2]), Public(ids[1])], first.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        Assert.Equal(Public(ids[0]), Assert.Single(second.GetProperty("data").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next_cursor").ValueKind);
        var row = first.GetProperty("data")[0];
        Assert.Equal(
            ["id", "webhook_id", "event_id", "type", "conversation_id", "status", "attempt_count", "next_attempt_at", "last_status", "last_error", "created_at", "completed_at"],
            row.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("exhausted", "c-42", 503, "http_5xx"), (Text(row, "status"), Text(row, "conversation_id"), row.GetProperty("last_status").GetInt32(), Text(row, "last_error")));
        Assert.StartsWith("wh_", Text(row, "webhook_id"), StringComparison.Ordinal);
        Assert.StartsWith("evt_", Text(row, "event_id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_delivery_comes_with_its_attempts()
    {
        var id = Rows.Add(GivenDelivery.Exhausted);
        Rows.AddAttempt(id, 1, 503, DeliveryError.Http5xx, "busy");

        var delivery = await GetAsync($"/api/v1/deliveries/{Public(id)}");

        Assert.Equal(Public(id), Text(delivery, "id"));
        var attempt = Assert.Single(delivery.GetProperty("attempts").EnumerateArray());
        Assert.Equal(
            ["number", "started_at", "duration_ms", "status", "error", "request_headers", "response_headers", "response_preview", "manual", "remote_ip"],
            attempt.EnumerateObject().Select(property => property.Name));
        Assert.Equal("application/json", Text(attempt.GetProperty("request_headers"), "content-type"));
        Assert.Equal("a=1, b=2", Text(attempt.GetProperty("response_headers"), "set-cookie"));
        Assert.Equal("busy", Text(attempt, "response_preview"));
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("status=1", "status")]
    [InlineData("webhook_id=42", "webhook_id")]
    [InlineData("webhook_id=msg_00000000000000000000000000", "webhook_id")]
    [InlineData("type=conversation.exploded", "type")]
    [InlineData("response_class=6xx", "response_class")]
    [InlineData("error=oops", "error")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-11-22T10:00:00", "from")]
    [InlineData("to=2026-11-22", "to")]
    [InlineData("from=2026-11-22T10:00:00Z&to=2026-11-22T09:00:00Z", "to")]
    [InlineData("q=%21%21", "q")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        var answer = await _client.GetAsync(new Uri($"/api/v1/deliveries?{query}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Every_filter_is_understood()
    {
        var id = Rows.Add(GivenDelivery.Exhausted with { Conversation = "c-42" });
        Rows.Add(new GivenDelivery());
        var list = await GetAsync(
            $"/api/v1/deliveries?status=exhausted&webhook_id={OwnId}&type=conversation.started&conversation_id=c-42&response_class=5xx&error=http_5xx&from=2026-01-01T00:00:00%2B03:00&to=2126-01-01T00:00:00.123Z");

        Assert.Equal(Public(id), Text(Assert.Single(list.GetProperty("data").EnumerateArray()), "id"));
    }

    [Fact]
    public async Task A_retry_is_accepted_once()
    {
        var id = Rows.Add(GivenDelivery.Exhausted);

        var first = await RetryAsync(Public(id));
        var second = await RetryAsync(Public(id));

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.True((await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("status", out _));
        Assert.Equal("pending", Text(await GetAsync($"/api/v1/deliveries/{Public(id)}"), "status"));
    }

    [Fact]
    public async Task The_audit_log_names_the_key_that_retried()
    {
        var id = Rows.Add(GivenDelivery.Exhausted);
        await RetryAsync(Public(id));

        var subject = Public(id);
        await using var db = _portal.Services.GetRequiredService<PortalReader>().Open(Own.WorkspaceId);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == DeliveryRetrier.AuditAction && e.Subject == subject);
        Assert.Equal(ActorKind.ApiKey, entry.ActorKind);
    }

    [Theory]
    [InlineData("msg_00000000000000000000000000")]
    [InlineData("nonsense")]
    public async Task An_unknown_id_is_not_found(string id)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(new Uri($"/api/v1/deliveries/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RetryAsync(id)).StatusCode);
    }

    [Fact]
    public async Task Another_workspace_s_key_sees_and_changes_nothing()
    {
        var id = Rows.Add(GivenDelivery.Exhausted);
        using var stranger = _portal.ApiClient(PortalApplication.OtherApiKey);

        var list = await stranger.GetFromJsonAsync<JsonElement>("/api/v1/deliveries");
        var one = await stranger.GetAsync(new Uri($"/api/v1/deliveries/{Public(id)}", UriKind.Relative));
        var retry = await stranger.PostAsync(new Uri($"/api/v1/deliveries/{Public(id)}/retry", UriKind.Relative), null);

        Assert.Empty(list.GetProperty("data").EnumerateArray());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, retry.StatusCode));
        Assert.Equal("exhausted", Text(await GetAsync($"/api/v1/deliveries/{Public(id)}"), "status"));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_key()
    {
        using var nobody = _portal.ApiClient(null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri("/api/v1/deliveries", UriKind.Relative))).StatusCode);
    }

    private static string Public(Guid id) => PublicId.Format(PublicId.Delivery, id);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private Task<JsonElement> GetAsync(string address) => _client.GetFromJsonAsync<JsonElement>(address);

    private Task<HttpResponseMessage> RetryAsync(string id) => _client.PostAsync(new Uri($"/api/v1/deliveries/{id}/retry", UriKind.Relative), null);
}
