using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class ApiKeyEndpointsTests(PortalFixture shared) : IClassFixture<PortalFixture>
{
    private const string Route = "/api/v1/api-keys";

    [Fact]
    public async Task A_key_is_told_once_works_and_ends_when_revoked()
    {
        await using var portal = new PortalApplication();
        using var api = portal.ApiClient();

        using var created = await api.PostAsJsonAsync(Route, Wanted("CRM", null, "keys:write", "events:write"));
        var key = await created.Content.ReadFromJsonAsync<JsonElement>();
        var secret = key.GetProperty("key").GetString()!;
        var id = key.GetProperty("id").GetString()!;

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Matches("^sps_[A-Za-z0-9_-]{43}$", secret);
        Assert.StartsWith("key_", id, StringComparison.Ordinal);
        Assert.Equal(secret[..12], key.GetProperty("prefix").GetString());
        Assert.Equal("no-store", created.Headers.CacheControl!.ToString());
        using var other = portal.ApiClient(secret);
        var list = await other.GetFromJsonAsync<JsonElement>(Route);
        Assert.Equal(["CRM", "Setup"], list.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.False(list.GetProperty("data")[0].TryGetProperty("key", out _));
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next_cursor").ValueKind);
        using var revoked = await api.DeleteAsync($"{Route}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var late = await other.GetAsync(Route);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        using var again = await api.DeleteAsync($"{Route}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(["api_key.created", "api_key.revoked"], await AuditAsync(portal, id));
    }

    [Fact]
    public async Task The_list_goes_page_by_page_newest_first()
    {
        await using var portal = new PortalApplication();
        using var api = portal.ApiClient();
        foreach (var name in (string[])["bir", "iki", "üç"])
        {
            using var created = await api.PostAsJsonAsync(Route, Wanted(name, null, "events:write"));
        }

        var first = await api.GetFromJsonAsync<JsonElement>($"{Route}?limit=2");
        var second = await api.GetFromJsonAsync<JsonElement>($"{Route}?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        Assert.Equal(["üç", "iki"], first.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(["bir", "Setup"], second.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next_cursor").ValueKind);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?limit=x", "limit")]
    [InlineData("?cursor=x", "cursor")]
    public async Task A_wrong_page_is_named(string query, string field)
    {
        var portal = shared.Portal;
        using var api = portal.ApiClient();

        using var answer = await api.GetAsync(Route + query);

        await AssertErrorAsync(answer, HttpStatusCode.BadRequest, field);
    }

    [Theory]
    [InlineData("""{"name":"a","scopes":["events:write"],"colour":"red"}""", "colour")]
    [InlineData("""{"name":"","scopes":["events:write"]}""", "name")]
    [InlineData("""{"scopes":["events:write"]}""", "name")]
    [InlineData("""{"name":7,"scopes":["events:write"]}""", "name")]
    [InlineData("""{"name":"a"}""", "scopes")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":"events:write"}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["everything"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["events:write"],"expires_at":"2026-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"name":"a","scopes":["events:write"],"expires_at":"tomorrow"}""", "expires_at")]
    [InlineData("""{"name":"a","scopes":["events:write"],"expires_at":"2099-01-01T00:00:00"}""", "expires_at")]
    [InlineData("""{"name":"a","name":"b","scopes":["events:write"]}""", "body")]
    [InlineData("""["a"]""", "body")]
    [InlineData("{", "body")]
    public async Task A_bad_body_is_answered_by_field_and_makes_nothing(string body, string field)
    {
        var portal = shared.Portal;
        using var api = portal.ApiClient();

        using var answer = await api.PostAsync(Route, new StringContent(body, Encoding.UTF8, "application/json"));

        await AssertErrorAsync(answer, HttpStatusCode.BadRequest, field);
        var list = await api.GetFromJsonAsync<JsonElement>(Route);
        Assert.Equal(1, list.GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_hands_out_more_than_they_hold()
    {
        await using var portal = new PortalApplication(new ManualClock());
        using var api = portal.ApiClient();
        var soon = "2026-11-23T00:00:00Z";
        using var created = await api.PostAsJsonAsync(Route, Wanted("small", soon, "keys:write", "webhooks:write"));
        using var small = portal.ApiClient((await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString());

        using var more = await small.PostAsJsonAsync(Route, Wanted("a", soon, "events:write"));
        using var longer = await small.PostAsJsonAsync(Route, Wanted("a", null, "webhooks:write"));
        using var included = await small.PostAsJsonAsync(Route, Wanted("a", soon, "webhooks:read"));

        await AssertErrorAsync(more, HttpStatusCode.Forbidden, "scopes");
        await AssertErrorAsync(longer, HttpStatusCode.Forbidden, "expires_at");
        Assert.Equal(HttpStatusCode.Created, included.StatusCode);
    }

    [Fact]
    public async Task Another_workspaces_key_is_not_there()
    {
        var portal = shared.Portal;
        using var other = portal.ApiClient(PortalApplication.OtherApiKey);
        var foreign = (await other.GetFromJsonAsync<JsonElement>(Route)).GetProperty("data")[0].GetProperty("id").GetString();
        using var api = portal.ApiClient();

        using var answer = await api.DeleteAsync($"{Route}/{foreign}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var still = await other.GetAsync(Route);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Another_content_type_or_method_is_refused_by_name()
    {
        var portal = shared.Portal;
        using var api = portal.ApiClient();

        using var type = await api.PostAsync(Route, new StringContent("name=a"));
        using var none = await api.PostAsync(Route, null);
        using var method = await api.PutAsync(Route, JsonContent.Create(Wanted("a", null, "events:write")));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, type.StatusCode);
        Assert.Equal("application/problem+json", type.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Equal(["GET", "POST"], method.Content.Headers.Allow.Order());
        Assert.Equal("application/problem+json", method.Content.Headers.ContentType!.MediaType);
    }

    private static object Wanted(string name, string? expiresAt, params string[] scopes) => new { name, scopes, expires_at = expiresAt };

    private static async Task AssertErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string field)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    private static async Task<List<string>> AuditAsync(PortalApplication portal, string subject)
    {
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        return await db.AuditEntries.Where(entry => entry.Subject == subject && entry.ActorKind == ActorKind.ApiKey && entry.Ip == "127.0.0.1")
            .OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }
}
