using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

/// <summary>Every rule about a webhook's own headers and its authentication, through the API.</summary>
public sealed class WebhookCredentialRulesTests : IDisposable
{
    private static readonly string[] ReservedNames =
    [
        "Host", "content-type", "Content-Length", "CONTENT-ENCODING", "content-disposition", "Transfer-Encoding", "Connection", "Keep-Alive", "TE", "Trailer", "Upgrade", "Expect", "Cookie",
        "Proxy-Authorization", "proxy-connection", "Webhook-Id", "webhook-signature", "webhook-timestamp", "traceparent", "TraceState", "baggage", "User-Agent", "Accept-Encoding",
    ];

    private readonly PortalApplication _portal = new();
    private readonly WebhookApi _api;

    public WebhookCredentialRulesTests() => _api = new WebhookApi(_portal.ApiClient());

    private static (string Body, string Field, string Code)[] Bad =>
    [
        ("""{"headers":[]}""", "headers", "must_be_object"),
        ("""{"headers":"X-Api-Key: 1"}""", "headers", "must_be_object"),
        ("""{"headers":{"X-A":1}}""", "headers.X-A", "must_be_text"),
        ("""{"headers":{"X-A":["1"]}}""", "headers.X-A", "must_be_text"),
        ("""{"headers":{"X-A":null}}""", "headers.X-A", "header_value_required"),
        ("""{"headers":{"X-A":""}}""", "headers.X-A", "header_value_required"),
        ("""{"headers":{"":"1"}}""", "headers.", "header_name_required"),
        ("""{"headers":{"X A":"1"}}""", "headers.X A", "header_name"),
        ("""{"headers":{"X-A:":"1"}}""", "headers.X-A:", "header_name"),
        ("""{"headers":{"X-Anahtarı":"1"}}""", "headers.X-Anahtarı", "header_name"),
        ("""{"headers":{"X-A\r\nX-Evil":"1"}}""", "headers.X-A\r\nX-Evil", "header_name"),
        ("""{"headers":{"X-A\u0000":"1"}}""", "headers.X-A\0", "header_name"),
        ($$$"""{"headers":{"{{{new string('a', 101)}}}":"1"}}""", "headers." + new string('a', 101), "header_name_too_long"),
        ("""{"headers":{"X-A":"a\r\nX-Evil: 1"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"a\n"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"a\r"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"a\u0000b"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"a\tb"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"a\u007fb"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":" a"}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"a "}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"   "}}""", "headers.X-A", "header_value"),
        ("""{"headers":{"X-A":"ş"}}""", "headers.X-A", "header_value"),
        ($$$"""{"headers":{"X-A":"{{{new string('a', 4001)}}}"}}""", "headers.X-A", "header_value_too_long"),
        ("""{"headers":{"X-A":"••••••••"}}""", "headers.X-A", "mask_unknown"),
        ("""{"headers":{"X-A":"••••"}}""", "headers.X-A", "mask_unknown"),
        ("""{"headers":{"X-A":"********"}}""", "headers.X-A", "mask_unknown"),
        ("""{"headers":{"X-A":"1","x-a":"2"}}""", "headers.x-a", "header_repeated"),
        ("""{"headers":{"Date":"yarın"}}""", "headers.Date", "header_value"),
        ("""{"headers":{"Date":"tomorrow"}}""", "headers.Date", "header_refused"),
        ("""{"headers":{"Allow":"GET"}}""", "headers.Allow", "header_refused"),
        ("""{"headers":{"authorization":"Bearer x"},"authentication":{"type":"bearer","token":"t"}}""", "headers.authorization", "header_authorization"),
        ("""{"authentication":"bearer"}""", "authentication", "must_be_object"),
        ("""{"authentication":[]}""", "authentication", "must_be_object"),
        ("""{"authentication":{}}""", "authentication.type", "auth_type"),
        ("""{"authentication":{"type":"digest"}}""", "authentication.type", "auth_type"),
        ("""{"authentication":{"type":1}}""", "authentication.type", "must_be_text"),
        ("""{"authentication":{"type":"bearer","token":"t","scope":"all"}}""", "authentication.scope", "unknown"),
        ("""{"authentication":{"type":"bearer"}}""", "authentication.token", "auth_token_required"),
        ("""{"authentication":{"type":"bearer","token":""}}""", "authentication.token", "auth_token_required"),
        ("""{"authentication":{"type":"bearer","token":"Bearer abc"}}""", "authentication.token", "auth_token"),
        ("""{"authentication":{"type":"bearer","token":"a\r\nX-Evil: 1"}}""", "authentication.token", "auth_token"),
        ("""{"authentication":{"type":"bearer","token":"anahtarş"}}""", "authentication.token", "auth_token"),
        ("""{"authentication":{"type":"bearer","token":"••••••••"}}""", "authentication.token", "mask_unknown"),
        ($$$"""{"authentication":{"type":"bearer","token":"{{{new string('a', 4001)}}}"}}""", "authentication.token", "auth_too_long"),
        ("""{"authentication":{"type":"bearer","token":"t","username":"u"}}""", "authentication.username", "parameter_foreign"),
        ("""{"authentication":{"type":"bearer","token":"t","password":"p"}}""", "authentication.password", "parameter_foreign"),
        ("""{"authentication":{"type":"basic","password":"p"}}""", "authentication.username", "auth_username_required"),
        ("""{"authentication":{"type":"basic","username":"a:b","password":"p"}}""", "authentication.username", "auth_username"),
        ("""{"authentication":{"type":"basic","username":"a\n","password":"p"}}""", "authentication.username", "auth_username"),
        ("""{"authentication":{"type":"basic","username":"u"}}""", "authentication.password", "auth_password_required"),
        ("""{"authentication":{"type":"basic","username":"u","password":"a\u0000"}}""", "authentication.password", "auth_password"),
        ("""{"authentication":{"type":"basic","username":"u","password":"••••••••"}}""", "authentication.password", "mask_unknown"),
        ("""{"authentication":{"type":"basic","username":"u","password":"p","token":"t"}}""", "authentication.token", "parameter_foreign"),
    ];

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task A_bad_header_or_authentication_is_named_and_nothing_is_stored()
    {
        foreach (var (settings, field, code) in Bad)
        {
            await AssertRefusedAsync(settings, field, code);
        }

        Assert.Equal(0, (await _api.GetAsync("")).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Every_reserved_name_is_refused_with_the_remedy_in_both_languages()
    {
        foreach (var name in ReservedNames)
        {
            await AssertRefusedAsync($$$"""{"headers":{"{{{name}}}":"1"}}""", $"headers.{name}", "header_reserved");
        }

        using var turkish = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, Body("""{"headers":{"Host":"1"}}"""), language: "tr");
        Assert.Contains("kaldırın", (await turkish.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("headers.Host")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_stands_twice_is_refused_when_making_and_when_patching()
    {
        const string Twice = """{"name":"CRM","url":"https://crm.example.com/","triggers":[{"type":"conversation.ended"}],"headers":{"X-A":"1","X-A":"2"}}""";
        var id = (await _api.MakeAsync()).GetProperty("id").GetString();

        await AssertCodeAsync(await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, Twice), "headers.X-A", "repeated");
        await AssertCodeAsync(await _api.SendAsync(HttpMethod.Patch, $"{WebhookApi.Root}/{id}", """{"headers":{"X-A":"1","X-A":"2"}}"""), "headers.X-A", "repeated");
        await AssertCodeAsync(await _api.SendAsync(HttpMethod.Patch, $"{WebhookApi.Root}/{id}", """{"authentication":{"type":"basic","type":"bearer"}}"""), "authentication.type", "repeated");
        await AssertCodeAsync(await _api.SendAsync(HttpMethod.Patch, $"{WebhookApi.Root}/{id}", """{"headers":{"X-A":"1","x-a":"2"}}"""), "headers.x-a", "header_repeated");
    }

    [Fact]
    public async Task The_limits_hold_on_both_sides()
    {
        static string Headers(int count) => new JsonObject { ["headers"] = new JsonObject(Enumerable.Range(1, count).Select(i => KeyValuePair.Create($"X-{i}", (JsonNode?)"1"))) }.ToJsonString();

        await _api.MakeAsync(JsonNode.Parse(Body(Headers(20)))!.AsObject());
        await AssertRefusedAsync(Headers(21), "headers", "headers_too_many");
        await _api.MakeAsync(JsonNode.Parse(Body($$$"""{"headers":{"{{{new string('a', 100)}}}":"{{{new string('a', 4000)}}}"}}"""))!.AsObject());
        await _api.MakeAsync(JsonNode.Parse(Body("""{"headers":{"Authorization":"Key abc","X-All":"Key ~!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|} x","X-!#$%&'*+-.^_`|~":"a b"}}"""))!.AsObject());
        await _api.MakeAsync(JsonNode.Parse(Body("""{"authentication":{"type":"basic","username":"anahtar","password":""}}"""))!.AsObject());
        await _api.MakeAsync(JsonNode.Parse(Body("""{"authentication":{"type":"basic","username":"ayşe","password":"gizli: şifre"}}"""))!.AsObject());
        await _api.MakeAsync(JsonNode.Parse(Body("""{"authentication":{"type":"bearer","token":"1|abc:def=="}}"""))!.AsObject());
    }

    [Fact]
    public async Task A_refusal_never_repeats_the_value()
    {
        using var answer = await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, Body("""{"headers":{"X-A":"gizlideğer"},"authentication":{"type":"bearer","token":"gizlideğer"}}"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("gizlide", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_secret_prints_itself()
    {
        var authentication = new AuthenticationDraft { Type = "basic", Username = "u", Password = "s3cret" };
        var credentials = new WebhookCredentials(new Dictionary<string, string> { ["X-A"] = "s3cret" }, authentication);

        Assert.DoesNotContain("s3cret", $"{authentication} {credentials} {new WebhookDraft { Authentication = authentication, Headers = credentials.Headers }}", StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", $"{new SigningKey("s3cret"u8.ToArray())}", StringComparison.Ordinal);
    }

    private static string Body(string settings)
    {
        var body = WebhookApi.Minimal();
        foreach (var (name, value) in JsonNode.Parse(settings)!.AsObject().ToList())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString();
    }

    private async Task AssertRefusedAsync(string settings, string field, string code) =>
        await AssertCodeAsync(await _api.SendAsync(HttpMethod.Post, WebhookApi.Root, Body(settings)), field, code);

    private static async Task AssertCodeAsync(HttpResponseMessage answer, string field, string code)
    {
        using var owned = answer;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(HttpStatusCode.BadRequest == answer.StatusCode, $"{field} {code} answered {(int)answer.StatusCode} {text}");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.True(problem.GetProperty("codes").TryGetProperty(field, out var codes), $"{field} {code}: {text}");
        Assert.Contains(code, codes.EnumerateArray().Select(item => item.GetString()));
        Assert.All(problem.GetProperty("errors").GetProperty(field).EnumerateArray(), sentence => Assert.EndsWith(".", sentence.GetString(), StringComparison.Ordinal));
    }
}
