using System.Net.Http.Json;
using System.Text.Json;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>A proxy in the environment of the real process: the guard would judge its address instead of the receiver's.</summary>
[Collection(Alone.Name)]
public sealed class EnvironmentProxyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("supsis-proxy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nothing_goes_through_a_proxy_of_the_environment()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        await using var proxy = RawReceiver.ThatAnswers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var portal = await StartBehindAsync($"http://127.0.0.1:{proxy.Port}");

        var plain = await TestAsync(portal, receiver.Url.AbsoluteUri);
        var encrypted = await TestAsync(portal, $"https://127.0.0.1:{receiver.Port}/hook");
        var forbidden = await TestAsync(portal, "http://inside.invalid/hook");

        Assert.Equal((200, "bad_response", "dns_failed"), (plain.GetProperty("status").GetInt32(), encrypted.GetProperty("error").GetString(), forbidden.GetProperty("error").GetString()));
        Assert.Equal((1, 0), (receiver.Requests.Count, proxy.Connections));
    }

    /// <summary>A process inherits our environment, which is put back before anybody here looks for a proxy.</summary>
    private async Task<PortalProcess> StartBehindAsync(string proxy)
    {
        string[] names = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "no_proxy", "NO_PROXY"];
        var before = names.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        try
        {
            Array.ForEach(names, name => Environment.SetEnvironmentVariable(name, name.StartsWith("no", StringComparison.OrdinalIgnoreCase) ? null : proxy));
            return await PortalProcess.StartAsync(_folder);
        }
        finally
        {
            Array.ForEach(names, name => Environment.SetEnvironmentVariable(name, before[name]));
        }
    }

    private static async Task<JsonElement> TestAsync(PortalProcess portal, string url)
    {
        using var made = await portal.Api.PostAsJsonAsync("/api/v1/webhooks", new { name = "CRM", url, triggers = new[] { new { type = "conversation.started" } } });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var tested = await portal.Api.PostAsync($"/api/v1/webhooks/{id}/test", null);
        return await tested.Content.ReadFromJsonAsync<JsonElement>();
    }
}
