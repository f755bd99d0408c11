using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Hosting;

/// <summary>Whom the portal believes when it is told where a call comes from.</summary>
public sealed class ForwardedHeadersTests
{
    private const string Claimed = "203.0.113.7";

    [Theory]
    [InlineData(null, false)]
    [InlineData("10.0.0.7", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    public async Task Only_a_named_proxy_is_believed(string? proxy, bool isBelieved)
    {
        await using var portal = new PortalApplication(settings: proxy is null ? null : new Dictionary<string, string?> { ["Portal:KnownProxies:0"] = proxy });
        using var api = portal.ApiClient();

        await MakeKeyAsync(api, Claimed);

        Assert.Equal(isBelieved, await NotedAddressAsync(portal) == Claimed);
    }

    [Fact]
    public async Task Of_a_chain_only_the_last_hop_is_believed()
    {
        await using var portal = new PortalApplication(settings: new Dictionary<string, string?> { ["Portal:KnownProxies:0"] = "127.0.0.0/8" });
        using var api = portal.ApiClient();

        await MakeKeyAsync(api, $"198.51.100.1, {Claimed}");

        Assert.Equal(Claimed, await NotedAddressAsync(portal));
    }

    [Fact]
    public async Task Something_that_is_no_address_stops_the_start()
    {
        await using var portal = new PortalApplication(settings: new Dictionary<string, string?> { ["Portal:KnownProxies:0"] = "proxy.example.com" });

        var failure = Assert.ThrowsAny<Exception>(portal.StartServer);

        Assert.Contains("Portal:KnownProxies", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task MakeKeyAsync(HttpClient api, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/api-keys");
        request.Content = JsonContent.Create(new { name = "a key", scopes = (string[])["events:write"] });
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var answer = await api.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string?> NotedAddressAsync(PortalApplication portal)
    {
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        return await db.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Ip).FirstAsync();
    }
}
