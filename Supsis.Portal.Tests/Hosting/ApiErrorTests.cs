using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>Whatever a program does wrong, it reads the same kind of answer.</summary>
public sealed class ApiErrorTests
{
    private static readonly string[] WithBody = ["POST", "PUT", "PATCH"];

    [Fact]
    public async Task Every_address_answers_a_stranger_with_a_problem()
    {
        await using var portal = new PortalApplication();
        using var stranger = portal.ApiClient(key: null);

        foreach (var address in PortalAddress.Of(portal).Where(address => address.IsApi))
        {
            using var answer = await SendAsync(stranger, address.Method, address.Example, "{}");
            await AssertProblemAsync(answer, address.ToString(), 401);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[[[[")]
    [InlineData("\"text\"")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public async Task A_body_that_makes_no_sense_is_the_sender_s_mistake(string body)
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();

        foreach (var address in PortalAddress.Of(portal).Where(address => address.IsApi && WithBody.Contains(address.Method)))
        {
            using var answer = await SendAsync(program, address.Method, address.Example, body);
            await AssertProblemAsync(answer, $"{address} {body}", 400, 404, 409, 415);
        }
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    [InlineData("GET", "/api", 404)]
    [InlineData("POST", "/api/v1/nowhere", 404)]
    [InlineData("OPTIONS", "/api/v1/nowhere", 404)]
    [InlineData("PUT", "/api/v1/webhooks", 405)]
    [InlineData("HEAD", "/api/v1/webhooks", 405)]
    [InlineData("GET", "/api/v1/events", 405)]
    [InlineData("GET", "/api/v1/api-keys/key_nowhere", 405)]
    [InlineData("POST", "/api/v1/webhooks/wh_nowhere", 405)]
    [InlineData("POST", "/openapi/v1.json", 405)]
    [InlineData("GET", "/openapi/v2.json", 404)]
    [InlineData("POST", "/health/live", 405)]
    [InlineData("GET", "/health/nowhere", 404)]
    [InlineData("GET", "/inbox/token", 405)]
    [InlineData("GET", "/api/v1/webhooks/wh_nowhere", 404)]
    [InlineData("GET", "/api/v1/deliveries/msg_nowhere", 404)]
    [InlineData("DELETE", "/api/v1/api-keys/key_nowhere", 404)]
    public async Task What_is_not_there_is_said_so(string method, string path, int status)
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();

        using var answer = await SendAsync(program, method, path, "{}");

        Assert.Equal(status == 405, answer.Content.Headers.Allow.Count > 0);
        if (method == "HEAD")
        {
            Assert.Equal(status, (int)answer.StatusCode);
        }
        else
        {
            await AssertProblemAsync(answer, path, status);
        }
    }

    [Fact]
    public async Task A_key_that_only_reads_webhooks_changes_none()
    {
        await using var portal = new PortalApplication();
        using var owner = portal.ApiClient();
        using var made = await SendAsync(owner, "POST", "/api/v1/api-keys", """{ "name": "reader", "scopes": ["webhooks:read"] }""");
        using var key = JsonDocument.Parse(await made.Content.ReadAsStringAsync());
        using var reader = portal.ApiClient(key.RootElement.GetProperty("key").GetString());

        foreach (var address in PortalAddress.Of(portal).Where(address => address.Route.StartsWith("/api/v1/webhooks", StringComparison.Ordinal)))
        {
            using var answer = await SendAsync(reader, address.Method, address.Example, "{}");
            if (address.Method == "GET" || address.Route.EndsWith("/backtest", StringComparison.Ordinal)) // that one only looks back
            {
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, address.ToString());
            }
            else
            {
                await AssertProblemAsync(answer, address.ToString(), 403);
            }
        }
    }

    [Fact]
    public async Task A_failure_inside_is_logged_once_with_its_trace_and_says_nothing_of_the_inside()
    {
        using var log = new TraceSink();
        await using var portal = new PortalApplication(services: services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            services.Replace(ServiceDescriptor.Singleton<DeliveryStore>(_ => throw new NotSupportedException("the inside")));
        });
        using var program = portal.ApiClient();
        program.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");

        using var answer = await SendAsync(program, "GET", "/api/v1/deliveries", "");

        await AssertProblemAsync(answer, "/api/v1/deliveries", 500);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Portalda bir hata", body, StringComparison.Ordinal);
        Assert.DoesNotContain("inside", body, StringComparison.Ordinal);
        Assert.DoesNotContain("NotSupported", body, StringComparison.Ordinal);
        var told = Assert.Single(log.Traces, trace => trace.Contains("the inside", StringComparison.Ordinal));
        Assert.Contains("GET /api/v1/deliveries failed", told, StringComparison.Ordinal);
        Assert.Contains("   at ", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/webhooks")]
    [InlineData("/api/v1/api-keys")]
    [InlineData("/api/v1/events")]
    public async Task A_body_without_a_content_type_or_compressed_is_not_read(string path)
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();
        using var untyped = new ByteArrayContent("{}"u8.ToArray());
        using var packed = new StringContent("{}", Encoding.UTF8, "application/json");
        packed.Headers.ContentEncoding.Add("gzip");

        using var first = await program.PostAsync(path, untyped);
        using var second = await program.PostAsync(path, packed);

        await AssertProblemAsync(first, path, 415);
        await AssertProblemAsync(second, path, 415);
    }

    [Fact]
    public async Task A_body_beyond_its_limit_is_too_large()
    {
        await using var portal = new PortalApplication();
        using var program = portal.ApiClient();

        using var answer = await SendAsync(program, "POST", "/api/v1/api-keys", $$"""{"name":"{{new string('a', 70_000)}}"}""");

        await AssertProblemAsync(answer, "a long name", 413);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (WithBody.Contains(method))
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await client.SendAsync(request);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, string asked, params int[] statuses)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(statuses.Contains((int)answer.StatusCode), $"{asked} answered {(int)answer.StatusCode}: {body}");
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{asked} answered {answer.Content.Headers.ContentType}");
        using var problem = JsonDocument.Parse(body);
        Assert.Equal((int)answer.StatusCode, problem.RootElement.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.RootElement.GetProperty("title").GetString()), asked);
        Assert.Contains(answer.Headers.GetValues("Content-Security-Policy"), policy => policy.Contains("default-src 'self'", StringComparison.Ordinal));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
