using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Every way of saving an address through the API refuses the whole table, and keeps what was there.</summary>
public sealed class WebhookAddressEndpointsTests : IDisposable
{
    private readonly PortalApplication _portal = new();
    private readonly WebhookApi _api;

    public WebhookAddressEndpointsTests() => _api = new WebhookApi(_portal.ApiClient());

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task No_forbidden_address_is_saved_by_post_put_or_patch()
    {
        var made = await _api.MakeAsync();
        var path = $"{WebhookApi.Root}/{made.GetProperty("id").GetString()}";
        var breaches = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(ForbiddenAddress.AtSave, async (row, _) =>
        {
            var (url, code) = row;
            var whole = WebhookApi.Minimal(url).ToJsonString();
            var part = new JsonObject { ["url"] = url }.ToJsonString();
            foreach (var (method, at, body) in new[] { (HttpMethod.Post, WebhookApi.Root, whole), (HttpMethod.Put, path, whole), (HttpMethod.Patch, path, part) })
            {
                var said = await CodeAsync(method, at, body);
                if (said != code)
                {
                    breaches.Add($"{method} {url}: {said} instead of {code}");
                }
            }
        });

        Assert.Empty(breaches);
        Assert.Equal("https://crm.example.com/hook", (await _api.GetAsync("")).GetProperty("data").EnumerateArray().Single().GetProperty("url").GetString());
    }

    private async Task<string> CodeAsync(HttpMethod method, string path, string body)
    {
        using var answer = await _api.SendAsync(method, path, body);
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode == HttpStatusCode.BadRequest && problem.GetProperty("codes").TryGetProperty("url", out var codes)
            ? codes[0].GetString()!
            : $"{(int)answer.StatusCode}";
    }
}
