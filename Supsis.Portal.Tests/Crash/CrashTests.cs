using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>A 202 means on disk: whatever ends the process, what was accepted is delivered.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("supsis-crash-").FullName;

    [Fact]
    public async Task What_was_accepted_before_a_kill_is_delivered_after_the_restart()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        receiver.Answer = Answers.HangBeforeHeaders; // so that the kill comes before any answer
        var accepted = new ConcurrentBag<string>();
        string secret;
        await using (var portal = await PortalProcess.StartAsync(_folder))
        {
            secret = await AddWebhookAsync(portal, receiver);
            await LoadAsync(portal, accepted, each: 20);
            await portal.KillAsync();
        }

        var cut = receiver.Requests.Count;
        receiver.Answer = Answers.Ok;
        await using var again = await PortalProcess.StartAsync(_folder);
        var all = await receiver.WaitForAsync(requests => accepted.All(id => requests.Skip(cut).Any(request => MessageOf(request) == id)), Patience);

        Assert.Equal(160, accepted.Count);
        Assert.Equal(accepted.Count, all.Skip(cut).Count()); // once after the restart
        Assert.Equal(accepted.Count, all.Select(request => request.MessageId).Distinct().Count()); // what was cut has the same webhook-id
        Assert.All(all.GroupBy(request => request.MessageId), twins => Assert.Single(twins.Select(request => request.Text).Distinct()));
        Assert.All(all, request => Assert.True(StandardWebhooks.Verifies(request, secret)));
    }

    [Fact]
    public async Task A_polite_end_under_load_loses_nothing_and_sends_nothing_twice()
    {
        await using var receiver = await RecordingReceiver.StartAsync();
        var accepted = new ConcurrentBag<string>();
        await using (var portal = await PortalProcess.StartAsync(_folder))
        {
            await AddWebhookAsync(portal, receiver);
            var load = LoadAsync(portal, accepted, each: 1_000);
            await receiver.WaitForAsync(requests => requests.Count >= 100, Patience);
            Assert.Equal(0, await portal.TerminateAsync());
            await load;
        }

        await using var again = await PortalProcess.StartAsync(_folder);
        var all = await receiver.WaitForAsync(requests => accepted.All(requests.Select(MessageOf).ToHashSet().Contains), Patience);

        Assert.Empty(all.GroupBy(MessageOf).Where(twins => twins.Count() > 1).Select(twins => twins.Key));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string MessageOf(ReceivedRequest request) =>
        JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("data").GetProperty("message").GetProperty("id").GetString()!;

    private static async Task<string> AddWebhookAsync(PortalProcess portal, RecordingReceiver receiver)
    {
        using var answer = await portal.Api.PostAsJsonAsync("/api/v1/webhooks", new { name = "CRM", url = receiver.Url, triggers = new[] { new { type = "message.created" } } });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("signing_secret").GetString()!;
    }

    private static async Task<string> AcceptAsync(PortalProcess portal)
    {
        var sent = GivenEvent.Message("visitor", conversation: "c-crash");
        using var answer = await portal.Api.PostAsync("/api/v1/events", new StringContent(sent.Json, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(sent.Json).GetProperty("message").GetProperty("id").GetString()!;
    }

    /// <summary>Eight producers at once that go on until the portal is gone; what was answered 202 is in the bag.</summary>
    private static Task LoadAsync(PortalProcess portal, ConcurrentBag<string> accepted, int each) => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
    {
        try
        {
            for (var i = 0; i < each; i++)
            {
                accepted.Add(await AcceptAsync(portal));
            }
        }
        catch (HttpRequestException)
        {
            // The portal is gone; whether this one was stored nobody knows, and a producer would repeat it.
        }
    })));
}
