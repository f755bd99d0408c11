using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Processes;
using Supsis.Portal.Benchmarks.Receiving;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>The measuring bench: one receiver and one load generator that all subjects share.</summary>
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
        _sinkClient = new HttpClient { BaseAddress = sink.Address };
        _loadClient = new HttpClient { BaseAddress = load.Address, Timeout = TimeSpan.FromMinutes(6) };
        Hook = new Uri(sink.Address, SinkProcess.HookPath);
    }

    public Uri Hook { get; }

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

    /// <summary>Both kinds of load before the first measurement, long enough for the runtime to have compiled what is hot.</summary>
    public async Task WarmUpAsync(ISubject subject, int run, CancellationToken cancellationToken)
    {
        var burst = await DeliverAsync(subject, $"{run}-{subject.Name}-warm-up-1", count: 12_000, perSecond: null, cancellationToken);
        var steady = await DeliverAsync(subject, $"{run}-{subject.Name}-warm-up-2", count: 400, perSecond: 200, cancellationToken);
        if (!burst.Ledger.IsWhole || !steady.Ledger.IsWhole)
        {
            throw new InvalidOperationException($"{subject.Name} did not survive its warm-up: {burst.Ledger}; {steady.Ledger}");
        }
    }

    public async Task<DeliveredBatch> DeliverAsync(ISubject subject, string name, int count, double? perSecond, CancellationToken cancellationToken)
    {
        using (await _sinkClient.PostAsync("/forget", content: null, cancellationToken))
        {
        }

        var plan = new LoadPlan { Target = subject.EventsUrl, ApiKey = subject.ApiKey, Batch = name, Count = count, PerSecond = perSecond };
        var processorTimeBefore = subject.ProcessorTime;
        var posts = await PostAsync(plan, cancellationToken);
        await WaitForArrivalsAsync(posts.Count(post => post.IsAccepted), cancellationToken);
        await Task.Delay(SettleFor, TimeProvider.System, cancellationToken);
        var processorTime = subject.ProcessorTime - processorTimeBefore;

        var counted = await ProgressAsync(cancellationToken);
        var receipts = await _sinkClient.GetFromJsonAsync<Receipt[]>("/receipts", cancellationToken);
        return new DeliveredBatch(name, posts, receipts!, counted, processorTime);
    }

    public async ValueTask DisposeAsync()
    {
        _sinkClient.Dispose();
        _loadClient.Dispose();
        await _load.DisposeAsync();
        await _sink.DisposeAsync();
    }

    private async Task<PostedEvent[]> PostAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        using var response = await _loadClient.PostAsJsonAsync("/plans", plan, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<PostedEvent[]>(cancellationToken))!;
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
