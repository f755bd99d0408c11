using System.Collections.Concurrent;
using System.Text.Json;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>A 202 means on disk: whatever ends the process, what was accepted is delivered.</summary>
public sealed class CrashTests
{
    private const string Unfree = "SELECT count(*) FROM deliveries WHERE status = 'sending' OR owner IS NOT NULL";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the design promises of a polite end: 20 s for requests under way and a little for the rest.</summary>
    private static readonly TimeSpan PoliteEnd = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task What_was_accepted_before_a_kill_is_delivered_after_the_restart()
    {
        await using var scene = await CrashScene.OpenAsync();
        await scene.StartAsync();
        await scene.AddWebhookAsync();
        scene.Receiver.Answer = Answers.HangBeforeHeaders; // so that the kill comes before any answer
        var accepted = new ConcurrentBag<string>();
        await LoadAsync(scene, accepted, each: 20);
        await scene.Portal.KillAsync();

        var cut = scene.Receiver.Requests.Count;
        scene.Receiver.Answer = Answers.Ok;
        await scene.StartAsync();
        await scene.Disk.UntilAllEndedAsync();

        var all = scene.Receiver.Requests;
        Assert.Equal(160, accepted.Count);
        Assert.Equal(accepted.Order(), all.Skip(cut).Select(MessageOf).Order()); // once after the restart
        Assert.Equal(accepted.Count, all.Select(request => request.MessageId).Distinct().Count()); // what was cut has the same webhook-id
        Assert.All(all.GroupBy(request => request.MessageId), twins => Assert.Single(twins.Select(request => request.Text).Distinct()));
    }

    [Fact]
    public async Task A_silence_that_was_due_is_told_once_after_the_restart()
    {
        await using var scene = await CrashScene.OpenAsync();
        await scene.StartWithFailPointsAsync();
        await scene.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 1, "silent_party": "anyone" }""");
        scene.Armed.Arm(FailPoint.SilenceWritten);
        var sent = GivenEvent.Message("visitor") with { At = TimeProvider.System.GetUtcNow().AddSeconds(-57) };
        await scene.SendAsync(sent);
        Assert.Equal(PortalProcess.Killed, await scene.Portal.ExitAsync());
        Assert.Equal(0, await scene.Disk.CountAsync("SELECT count(*) FROM events WHERE type = 'conversation.inactive'"));
        await scene.StartAsync();

        await scene.SendAsync(sent); // on a slow day it was overdue when it came, and died with its silence
        await scene.Receiver.WaitForAsync(1);
        await scene.Disk.UntilAllEndedAsync();
        Assert.Equal(0, await scene.Portal.TerminateAsync());
        Assert.Single(scene.Receiver.Requests);
        Assert.Equal(1, await scene.Disk.CountAsync("SELECT count(*) FROM events WHERE type = 'conversation.inactive'"));
    }

    [Fact]
    public async Task A_polite_end_under_load_loses_nothing_and_sends_nothing_twice()
    {
        await using var scene = await CrashScene.OpenAsync();
        await scene.StartAsync();
        await scene.AddWebhookAsync();
        var accepted = new ConcurrentBag<string>();
        var load = LoadAsync(scene, accepted, each: 1_000);
        await scene.Receiver.WaitForAsync(requests => requests.Count >= 100, Patience);
        await EndsPolitelyAsync(scene, "TERM");
        await load;
        Assert.Equal(0, await scene.Disk.CountAsync(Unfree));
        Assert.Empty(await scene.Disk.RowsAsync("SELECT error FROM attempts WHERE error IS NOT NULL"));

        await scene.StartAsync();
        await scene.Disk.UntilAllEndedAsync();

        var received = scene.Receiver.Requests.Select(MessageOf).ToList();
        Assert.Empty(accepted.Except(received));
        Assert.Equal(received.Count, received.Distinct().Count());
    }

    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", true)] // whoever presses Ctrl+C twice
    public async Task A_polite_end_cuts_a_receiver_that_hangs_and_does_not_charge_it(string signal, bool twice)
    {
        await using var scene = await CrashScene.OpenAsync("--Deliveries:ShutdownGrace=00:00:01");
        await scene.StartAsync();
        await scene.AddWebhookAsync();
        scene.Receiver.Answer = Answers.HangBeforeHeaders;
        await LoadAsync(scene, [], each: 2); // 16, of which 4 are under way
        await scene.Receiver.WaitForAsync(4);
        if (twice)
        {
            await scene.Portal.SignalAsync(signal);
        }

        await EndsPolitelyAsync(scene, signal);

        Assert.Equal(4, scene.Receiver.Requests.Count);
        Assert.Equal(["pending - 0 0 12", "pending - 1 0 4"], await scene.Disk.RowsAsync("SELECT status, owner, attempt_count, charged_attempts, count(*) FROM deliveries GROUP BY 1, 2, 3, 4"));
        Assert.Equal(["1 aborted_shutdown 0 4"], await scene.Disk.RowsAsync("SELECT number, error, is_charged, count(*) FROM attempts GROUP BY 1, 2, 3"));
        scene.Receiver.Answer = Answers.Ok;
        await scene.StartAsync();
        await scene.Disk.UntilAllEndedAsync();
        Assert.Equal(16 + 4, scene.Receiver.Requests.Count);
        Assert.Equal(16, scene.Receiver.Requests.Select(request => request.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_polite_end_waits_for_no_caller_longer_than_for_deliveries()
    {
        await using var scene = await CrashScene.OpenAsync("--Deliveries:ShutdownGrace=00:00:04");
        await scene.StartAsync();
        var webhook = await scene.AddWebhookAsync();
        scene.Receiver.Answer = Answers.HangBeforeHeaders;
        var caller = scene.Portal.Api.PostAsync($"/api/v1/webhooks/{webhook}/test", null); // hangs with the receiver, for 15 s
        await scene.SendAsync(GivenEvent.Message("visitor"));
        await scene.Receiver.WaitForAsync(2);
        await EndsPolitelyAsync(scene, "TERM", TimeSpan.FromSeconds(12));

        await Assert.ThrowsAnyAsync<Exception>(() => caller);
        Assert.Equal(["pending - 1 0"], await scene.Disk.RowsAsync("SELECT status, owner, attempt_count, charged_attempts FROM deliveries"));
    }

    [Fact]
    public async Task A_polite_end_in_the_middle_of_a_start_is_an_end_like_any_other()
    {
        await using var scene = await CrashScene.OpenAsync();
        await scene.StartAsync(); // returns with the first line about listening, which is not the end of the start
        await EndsPolitelyAsync(scene, "TERM");
        Assert.DoesNotContain("Exception", scene.Portal.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_refuses_to_start_and_harms_nothing()
    {
        await using var scene = await CrashScene.OpenAsync();
        await scene.StartAsync();
        await scene.AddWebhookAsync();
        await using (var second = PortalProcess.Launch(scene.Folder))
        {
            Assert.Equal(1, await second.ExitAsync());
            Assert.Contains("Another Supsis Portal already uses the database", Assert.Single(second.Said.Split('\n')), StringComparison.Ordinal);
        }

        Assert.Equal((1, 0), await scene.SendAsync(GivenEvent.Message("visitor")));
        await scene.Receiver.WaitForAsync(1);
        await scene.Portal.KillAsync();
        await scene.StartAsync(); // the lock of a killed process is gone with it
    }

    private static async Task EndsPolitelyAsync(CrashScene scene, string signal, TimeSpan? within = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        await scene.Portal.SignalAsync(signal);
        Assert.Equal(0, await scene.Portal.ExitAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, within ?? PoliteEnd);
    }

    private static string MessageOf(ReceivedRequest request) =>
        JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("data").GetProperty("message").GetProperty("id").GetString()!;

    /// <summary>Eight producers at once that go on until the portal is gone; what was answered 202 is in the bag.</summary>
    private static Task LoadAsync(CrashScene scene, ConcurrentBag<string> accepted, int each) => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < each; i++)
        {
            var sent = GivenEvent.Message("visitor", conversation: "c-crash");
            if (await scene.SendAsync(sent) is null)
            {
                return; // the portal is gone; whether this one was stored nobody knows, and a producer would repeat it
            }

            accepted.Add(JsonSerializer.Deserialize<JsonElement>(sent.Json).GetProperty("message").GetProperty("id").GetString()!);
        }
    })));
}
