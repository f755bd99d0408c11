using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>The whole way of an event while the storage is in real trouble: nothing is accepted and lost, nothing is sent that could not be noted.</summary>
public sealed class StorageTroubleTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LogSink _log = new();
    private readonly TaskCompletionSource _answering = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _free = long.MaxValue;
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync(
        new Dictionary<string, string?> { ["Deliveries:RetryDelays:0"] = "00:00:02" },
        services =>
        {
            services.AddSingleton<FreeSpace>(() => _free);
            services.AddSingleton<ILoggerProvider>(_log);
        });

    public async Task DisposeAsync()
    {
        _answering.TrySetResult();
        await Live.DisposeAsync();
    }

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData(StorageTrouble.DiskLow, "Free some space on it")]
    [InlineData(StorageTrouble.DiskFull, "Free some space on it")]
    [InlineData(StorageTrouble.ReadOnly, "right to write")]
    [InlineData(StorageTrouble.Locked, "Close that program")]
    [InlineData(StorageTrouble.FileGone, "Put the same file back")]
    public async Task Events_are_refused_nothing_is_sent_and_everything_goes_on_by_itself(StorageTrouble trouble, string remedy)
    {
        using var harm = new StorageHarm(Live.Get<WriteGate>(), Live.DatabaseFile);
        await Live.AddWebhookAsync("conversation.started");
        await GivenOneThatFailedAndOneUnderWayAsync();

        Do(harm, trouble);
        var refused = new GivenEvent("conversation.started", "c-refused") { More = $$"""{ "data": { "filler": "{{new string('x', 100_000)}}" } }""" }; // wants room of its own
        for (var i = 0; i < 5; i++)
        {
            await IsRefusedAsync(refused.Json, remedy);
        }

        await IsRefusedAsync($"[{refused.Json}]", remedy);
        _answering.SetResult(); // what was under way ends
        await UntilAsync(() => Live.Get<DeliveryDispatcher>().InFlight == 0 && Live.Get<OutcomeWriter>().Unwritten == (trouble == StorageTrouble.DiskLow ? 0 : 1));
        Live.Clock.Advance(TimeSpan.FromSeconds(3)); // the other's retry falls due, and every second somebody looks whether it is over
        await Live.Get<DeliveryDispatcher>().RefillAsync(CancellationToken.None);
        await Live.Get<ExpiryPass>().RunAsync(CancellationToken.None); // the scheduler would log a trace of each that throws, every minute
        await Live.Get<FailingWebhooksPass>().RunAsync(CancellationToken.None);
        await Live.Get<RetentionPass>().RunAsync(CancellationToken.None);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, $$"""{"status":"not_ready","storage":"{{EnumWord.Of(trouble)}}"}"""), await AskAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live")).Status);
        await UntilAsync(() => Live.Get<DeliveryDispatcher>().InFlight == 0);
        Assert.Equal(2, Live.Receiver.Requests.Count);
        Assert.Single(_log.Lines, line => line.Contains("No event is taken and nothing is sent", StringComparison.Ordinal));

        Undo(harm, trouble);
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => Live.Get<StorageWatch>().Trouble == StorageTrouble.None);
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        await Live.AcceptAsync(refused);
        var all = await Live.UntilDeliveriesAsync(all => all.Count == 3 && all.TrueForAll(delivery => delivery.Status == DeliveryStatus.Succeeded));

        Assert.Equal([2, 1, 1], all.Select(delivery => delivery.AttemptCount)); // the outcome that waited in memory was not lost: nothing was sent twice
        Assert.Equal(4, Live.Receiver.Requests.Count);
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await AskAsync("/health/ready"));
    }

    [Fact]
    public async Task What_falls_silent_meanwhile_is_told_afterwards()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 1 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", conversation: "c-silent"));
        var pass = Live.Get<Supsis.Portal.Intake.SilencePass>();
        await pass.RunAsync(CancellationToken.None);
        _free = 0;
        Live.Clock.Advance(TimeSpan.FromMinutes(5));
        await pass.RunAsync(CancellationToken.None);
        Assert.Empty(await Live.DeliveriesAsync());

        _free = long.MaxValue;
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        await pass.RunAsync(CancellationToken.None);

        await Live.UntilDeliveriesAsync(all => all is [{ EventType: "conversation.inactive", Status: DeliveryStatus.Succeeded }]);
    }

    [Fact]
    public async Task An_outcome_that_could_not_be_written_until_the_end_is_sent_again_under_its_id()
    {
        await Live.AddWebhookAsync("conversation.started");
        Live.Receiver.AnswerNext(Answers.Behind(_answering.Task, Answers.Ok));
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-under-way"));
        await Live.Receiver.WaitForAsync(1);
        using var harm = new StorageHarm(Live.Get<WriteGate>(), Live.DatabaseFile);
        harm.Do(StorageTrouble.ReadOnly); // ends with the connection
        harm.Hit();
        _answering.SetResult();
        await UntilAsync(() => Live.Get<DeliveryDispatcher>().InFlight == 0 && Live.Get<OutcomeWriter>().Unwritten == 1);

        await Live.RestartAsync();

        var requests = await Live.Receiver.WaitForAsync(2);
        await Live.UntilDeliveriesAsync(all => all is [{ Status: DeliveryStatus.Succeeded }]);
        Assert.Equal(requests[0].MessageId, requests[1].MessageId);
        Assert.Contains(_log.Lines, line => line.Contains("the outcomes of 1 requests are lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_queue_that_is_too_long_is_answered_503_with_real_requests_until_it_is_shorter()
    {
        const int Limit = 5_000;
        const int Each = 990; // five of them leave room for what the portal writes along
        var (writer, door) = (Live.Get<GroupWriter>(), new TaskCompletionSource());
        var holds = Live.Get<WriteGate>().TakeTurnAsync(async () => { await door.Task; return 0; }, CancellationToken.None);
        var waiting = Enumerable.Range(0, 5).Select(n => PostAsync(n, Each)).ToList();
        await UntilAsync(() => writer.Waiting >= (5 * Each) - GroupWriter.GroupLimit); // the rest is in the writer's hand
        waiting.Add(PostAsync(5, Each));
        await UntilAsync(() => writer.Waiting >= Limit);
        var late = GivenEvent.Message("visitor", conversation: "c-late");

        using (var refused = await Live.Api.PostAsync("/api/v1/events", Body(late.Json)))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        }

        door.SetResult();
        await holds;
        var answers = await Task.WhenAll(waiting);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await Live.AcceptAsync(late);
        Assert.Equal((6 * Each) + 1, await Live.ReadAsync(db => Task.FromResult(db.Conversations.Count())));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    private Task<HttpResponseMessage> PostAsync(int n, int count) => Live.Api.PostAsync("/api/v1/events", Body(
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => GivenEvent.Message("visitor", conversation: $"c-{n}-{i}").Json))}]"));

    private async Task GivenOneThatFailedAndOneUnderWayAsync()
    {
        Live.Receiver.AnswerNext(Answers.Status(500), Answers.Behind(_answering.Task, Answers.Ok));
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-failed"));
        await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 1);
        await Live.UntilQuietAsync();
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-under-way"));
        await Live.Receiver.WaitForAsync(2);
    }

    private void Do(StorageHarm harm, StorageTrouble trouble)
    {
        if (trouble == StorageTrouble.DiskLow)
        {
            _free = (500L * 1024 * 1024) - 1;
            Live.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        else
        {
            harm.Do(trouble);
        }
    }

    private void Undo(StorageHarm harm, StorageTrouble trouble)
    {
        if (trouble == StorageTrouble.DiskLow)
        {
            _free = long.MaxValue;
        }
        else
        {
            harm.Undo(trouble);
        }
    }

    private async Task IsRefusedAsync(string body, string remedy)
    {
        using var answer = await Live.Api.PostAsync("/api/v1/events", Body(body));
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
        Assert.Equal(("application/problem+json", 503), (answer.Content.Headers.ContentType!.MediaType, problem.GetProperty("status").GetInt32()));
        Assert.Contains(remedy, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var answer = await Live.Api.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static StringContent Body(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    /// <summary>Not through the writer, which may be the one that is in trouble.</summary>
    private static async Task UntilAsync(Func<bool> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It did not become so.");
            await Task.Yield();
        }
    }
}
