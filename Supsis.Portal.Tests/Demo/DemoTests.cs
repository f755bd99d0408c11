using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Demo;

/// <summary>The demo from outside, as its first user meets it.</summary>
public sealed class DemoTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task It_needs_nothing_delivers_at_once_and_leaves_nothing()
    {
        var clock = TimeProvider.System.GetTimestamp();
        using var demo = new DemoProcess("--urls", "http://127.0.0.1:0");
        using var client = await demo.WhenInvitedAsync();

        Assert.True(Directory.Exists(demo.Folder), demo.Output);
        var start = TimeProvider.System.GetElapsedTime(clock);
        await UntilDeliveredAsync(client, start > Promised ? start : Promised); // a machine that is slow to start it is slow to deliver
        Assert.Equal(2, (await client.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("data").GetArrayLength());
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(demo, client.BaseAddress!));

        Assert.Equal(0, await demo.StopAsync("TERM"));
        Assert.False(Directory.Exists(demo.Folder), demo.Folder);
    }

    [Fact]
    public async Task It_does_not_start_where_others_could_reach_it()
    {
        using var demo = new DemoProcess("--urls", "http://0.0.0.0:0");

        Assert.NotEqual(0, await demo.WhenOverAsync());
        Assert.Contains("The demo listens on this machine only, and http://0.0.0.0:0 could be reached from others.", demo.Output, StringComparison.Ordinal);
        Assert.Equal("", demo.Folder);
    }

    private static async Task UntilDeliveredAsync(HttpClient client, TimeSpan within)
    {
        using var late = new CancellationTokenSource(within);
        using var looks = new PeriodicTimer(Look);
        while (await looks.WaitForNextTickAsync(late.Token))
        {
            var delivered = await client.GetFromJsonAsync<JsonElement>("/api/v1/deliveries?status=succeeded", late.Token);
            if (delivered.GetProperty("data").GetArrayLength() > 0)
            {
                return;
            }
        }
    }

    private static async Task<HttpStatusCode> SignInAsync(DemoProcess demo, Uri address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        using var answer = await PortalApplication.PostFormAsync(
            browser, "/sign-in", new() { ["Form.Email"] = demo.Fact("E-mail"), ["Form.Password"] = demo.Fact("Password") });
        return answer.StatusCode;
    }
}
