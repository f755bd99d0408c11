using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Processes;
using Supsis.Portal.Benchmarks.Receiving;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The measuring bench: the receivers and the load generator that all subjects share.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);

    // Late outcomes, duplicates and the cost of both belong to the batch, too.
    private static readonly TimeSpan SettleFor = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _silenceMeansOver;
    private readonly ChildProcess _sink;
    private readonly ChildProcess _load;
    private readonly HttpClient _sinkClient;
    private readonly HttpClient _loadClient;

    private Rig((ChildProcess Child, Uri Address) sink, (ChildProcess Child, Uri Address) load, TimeSpan silenceMeansOver)
    {
        (_sink, _load, _silenceMeansOver) = (sink.Child, load.Child, silenceMeansOver);
        _sinkClient = new HttpClient { BaseAddress = sink.Address, MaxResponseContentBufferSize = int.MaxValue };
        _loadClient = new HttpClient { BaseAddress = load.Address, MaxResponseContentBufferSize = int.MaxValue, Timeout = TimeSpan.FromMinutes(6) };
    }

    public static async Task<Rig> StartAsync(TimeSpan silenceMeansOver, CancellationToken cancellationToken)
    {
        var sink = await ChildProcess.StartOwnAsync(["sink"], cancellationToken);
        try
        {
            return new Rig(sink, await ChildProcess.StartOwnAsync(["load"], cancellationToken), silenceMeansOver);
        }
        catch
        {
            await sink.Child.DisposeAsync();
            throw;
        }
    }

    /// <summary>A receiver that notes what comes and answers at once.</summary>
    public Uri Hook(string name) => new(_sinkClient.BaseAddress!, "/hook/" + name);

    /// <summary>A receiver that notes nothing and behaves as its mood is.</summary>
    public Uri Moody(string name) => new(_sinkClient.BaseAddress!, "/moody/" + name);

    public async Task SetMoodAsync(Mood mood, CancellationToken cancellationToken)
    {
        using var response = await _sinkClient.PostAsync($"/mood/{mood}", content: null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Both kinds of load before the first measurement, long enough for the runtime to have compiled what is hot.</summary>
    public async Task WarmUpAsync(ISubject subject, string name, Load load, CancellationToken cancellationToken)
    {
        var burst = await DeliverAsync(subject, name + "-warm-up-1", load with { Repeat = true }, cancellationToken);
        var steady = await DeliverAsync(subject, name + "-warm-up-2", load with { Count = Math.Max(20, load.Count / 30), PerSecond = load.Count / 60.0 }, cancellationToken);
        if (!burst.Ledger.IsWhole || !steady.Ledger.IsWhole)
        {
            throw new InvalidOperationException($"{subject.Name} did not survive its warm-up: {burst.Ledger}; {steady.Ledger}");
        }
    }

    public async Task<DeliveredBatch> DeliverAsync(ISubject subject, string name, Load load, CancellationToken cancellationToken)
    {
        await ForgetAsync(cancellationToken);
        var processorTimeBefore = subject.ProcessorTime;
        var posts = await PostAsync(subject, name, load, cancellationToken);
        await WaitForArrivalsAsync(posts.Count(post => post.IsAccepted) * load.Hooks.Count, cancellationToken);
        await Task.Delay(SettleFor, TimeProvider.System, cancellationToken);
        var processorTime = subject.ProcessorTime - processorTimeBefore;

        var counted = await ProgressAsync(cancellationToken);
        var receipts = await _sinkClient.GetFromJsonAsync<Receipt[]>("/receipts", cancellationToken);
        return new DeliveredBatch(name, load.Hooks, posts, receipts!, counted, processorTime);
    }

    /// <summary>Posts and waits for the answers, not for the deliveries.</summary>
    public async Task<PostedEvent[]> PostAsync(ISubject subject, string name, Load load, CancellationToken cancellationToken)
    {
        var plan = new LoadPlan
        {
            Target = subject.EventsUrl,
            ApiKey = subject.ApiKey,
            Batch = name,
            Count = load.Count,
            PerSecond = load.PerSecond,
            Text = load.Text,
            Repeat = load.Repeat,
        };
        using var response = await _loadClient.PostAsJsonAsync("/plans", plan, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<PostedEvent[]>(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        _sinkClient.Dispose();
        _loadClient.Dispose();
        await _load.DisposeAsync();
        await _sink.DisposeAsync();
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        using var response = await _sinkClient.PostAsync("/forget", content: null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task WaitForArrivalsAsync(int expected, CancellationToken cancellationToken)
    {
        var seen = -1;
        var seenAt = TimeProvider.System.GetTimestamp();
        while (seen < expected && TimeProvider.System.GetElapsedTime(seenAt) < _silenceMeansOver)
        {
            var progress = await ProgressAsync(cancellationToken);
            if (progress.Events != seen)
            {
                (seen, seenAt) = (progress.Events, TimeProvider.System.GetTimestamp());
            }

            await Task.Delay(PollEvery, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<ReceiptProgress> ProgressAsync(CancellationToken cancellationToken) =>
        (await _sinkClient.GetFromJsonAsync<ReceiptProgress>("/progress", cancellationToken))!;
}
