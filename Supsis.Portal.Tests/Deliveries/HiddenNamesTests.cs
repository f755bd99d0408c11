using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Whoever makes webhooks cannot read our name system through them: neither by what is said nor by how long it takes.</summary>
public sealed class HiddenNamesTests
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["inside.example.com"] = ["10.0.0.7"],
        ["mixed.example.com"] = ["8.8.8.8", "10.0.0.7"],
        ["six.example.com"] = ["8.8.8.8", "fd00::1"],
    };

    [Fact]
    public async Task A_name_that_is_not_found_and_one_of_the_inside_answer_alike_and_only_the_log_tells()
    {
        using var log = new LogSink();
        await using var live = await LivePortal.StartAsync(services: services => services
            .AddSingleton<ILoggerProvider>(log)
            .AddSingleton(provider => new HostResolver(LookUpAsync, provider.GetRequiredService<TimeProvider>())));
        var said = new List<string>();
        foreach (var host in Names.Keys.Prepend("unknown.example.com"))
        {
            var webhook = await live.AddWebhookAsync(new Uri($"https://{host}/hook"), "CRM", "conversation.started"); // saving asks nobody
            said.Add(await TestAsync(live, webhook));
        }

        Assert.Equal("""{"delivered":false,"status":null,"duration_ms":3000,"body_preview":"","error":"dns_failed"}""", said.Distinct().Single());
        Assert.Contains(log.Lines, line => line.Contains("unknown.example.com", StringComparison.Ordinal) && line.Contains("(NotFound)", StringComparison.Ordinal));
        Assert.All(Names.Keys, name => Assert.Contains(log.Lines, line => line.Contains(name, StringComparison.Ordinal) && line.Contains("(ResolvedAddress)", StringComparison.Ordinal)));
    }

    private static async Task<string> TestAsync(LivePortal live, GivenWebhook webhook)
    {
        var timers = live.Clock.WaitingTimers;
        var testing = live.Api.PostAsync($"/api/v1/webhooks/{webhook.PublicId}/test", null);
        await live.UntilAsync(() => live.Clock.WaitingTimers >= timers + 2, "neither the deadline nor the guard waits");
        live.Clock.Advance(TimeSpan.FromSeconds(3));
        using var answer = await testing;
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }

    private static Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken) => Names.TryGetValue(host, out var addresses)
        ? Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
        : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
}
