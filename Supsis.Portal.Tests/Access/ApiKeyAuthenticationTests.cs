using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class ApiKeyAuthenticationTests(PortalFixture shared) : IClassFixture<PortalFixture>
{
    private const string Route = "/api/v1/api-keys";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sps_CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC")]
    [InlineData("sps_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("sps_AAAAAAAA")]
    public async Task Without_a_known_key_the_api_answers_401(string? key)
    {
        var portal = shared.Portal;
        using var api = portal.ApiClient(key);

        foreach (var path in (string[])[Route, "/api/v1/nothing-here"])
        {
            using var answer = await api.GetAsync(path);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_cookie_never_authorises_the_api()
    {
        var portal = shared.Portal;
        using var browser = await portal.SignInAsync();

        using var answer = await browser.GetAsync(Route);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_opens_no_page()
    {
        var portal = shared.Portal;
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", PortalApplication.ApiKey);

        using var answer = await browser.GetAsync("/");

        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The API key lacks the scope keys:write.")]
    [InlineData("tr", "API anahtarının şu yetkisi eksik: keys:write")]
    public async Task A_missing_scope_is_named(string language, string detail)
    {
        var portal = shared.Portal;
        using var api = portal.ApiClient(await MakeAsync(portal, "events:write"));
        api.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await api.GetAsync(Route);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(detail, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_key_with_any_scope_may_ask_for_an_unknown_address()
    {
        var portal = shared.Portal;
        using var api = portal.ApiClient(await MakeAsync(portal, "events:write"));

        using var answer = await api.GetAsync("/api/v1/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("events:write", new[] { "events:write" })]
    [InlineData("webhooks:read", new[] { "webhooks:read" })]
    [InlineData("webhooks:write", new[] { "webhooks:read", "webhooks:write" })]
    [InlineData("deliveries:read", new[] { "deliveries:read" })]
    [InlineData("deliveries:write", new[] { "deliveries:read", "deliveries:write" })]
    [InlineData("keys:write", new[] { "keys:write" })]
    public async Task A_scope_allows_itself_and_what_it_includes(string scope, string[] allowed)
    {
        var portal = shared.Portal;
        var key = await MakeAsync(portal, scope);
        await using var services = portal.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = services.ServiceProvider };
        http.Request.Headers.Authorization = "Bearer " + key;
        var principal = (await http.AuthenticateAsync("ApiKey")).Principal!;
        var authorization = services.ServiceProvider.GetRequiredService<IAuthorizationService>();

        var found = new List<string>();
        foreach (var policy in ApiScopes.All)
        {
            if ((await authorization.AuthorizeAsync(principal, policy)).Succeeded)
            {
                found.Add(policy);
            }
        }

        Assert.Equal(allowed, found);
    }

    [Fact]
    public async Task Every_scope_is_bound_to_keys_alone()
    {
        var portal = shared.Portal;
        _ = portal.Address;
        var policies = portal.Services.GetRequiredService<IAuthorizationPolicyProvider>();

        foreach (var scope in ApiScopes.All.Append(PortalPolicies.AnyKey))
        {
            Assert.Equal(["ApiKey"], (await policies.GetPolicyAsync(scope))!.AuthenticationSchemes);
        }
    }

    [Fact]
    public async Task A_key_ends_at_its_expiry()
    {
        var clock = new ManualClock();
        await using var portal = new PortalApplication(clock);
        using var api = portal.ApiClient(await MakeAsync(portal, "keys:write", clock.GetUtcNow().AddHours(1)));

        using var before = await api.GetAsync(Route);
        clock.Advance(TimeSpan.FromHours(1));
        using var after = await api.GetAsync(Route);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Its_last_use_is_written_once_a_minute()
    {
        var clock = new ManualClock();
        await using var portal = new PortalApplication(clock);
        using var api = portal.ApiClient();
        var first = clock.GetUtcNow();

        using var one = await api.GetAsync(Route);
        clock.Advance(TimeSpan.FromSeconds(59));
        using var two = await api.GetAsync(Route);
        Assert.Equal(first, await LastUseAsync(portal));
        clock.Advance(TimeSpan.FromSeconds(1));
        using var three = await api.GetAsync(Route);

        Assert.Equal(first.AddMinutes(1), await LastUseAsync(portal));
    }

    private static async Task<string> MakeAsync(PortalApplication portal, string scope, DateTimeOffset? expiresAt = null)
    {
        using var api = portal.ApiClient();
        using var created = await api.PostAsJsonAsync(Route, new { name = scope, scopes = new[] { scope }, expires_at = expiresAt });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    private static async Task<DateTimeOffset?> LastUseAsync(PortalApplication portal)
    {
        // The use is queued before the answer, so what is queued now comes after it.
        var written = new TaskCompletionSource();
        portal.Services.GetRequiredService<GroupWriter>().Enqueue(new Marker(written));
        await written.Task;
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        return await db.ApiKeys.Where(key => key.Prefix == PortalApplication.ApiKey.Substring(0, 12)).Select(key => key.LastUsedAt).SingleAsync();
    }

    private sealed class Marker(TaskCompletionSource written) : GroupWork
    {
        public override void Write(GroupTransaction transaction)
        {
        }

        public override void Committed() => written.SetResult();

        public override void Failed(Exception exception) => written.SetException(exception);
    }
}
