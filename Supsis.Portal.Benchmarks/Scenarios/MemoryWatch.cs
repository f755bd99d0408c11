using Supsis.Portal.Benchmarks.Figures;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Scenarios;

/// <summary>Looks five times a second at how much memory a subject holds.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private const double Megabyte = 1024 * 1024;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<double> _megabytes = [];
    private readonly Task _watching;

    private MemoryWatch(ISubject subject) => _watching = WatchAsync(subject);

    public static MemoryWatch Start(ISubject subject) => new(subject);

    public double Peak()
    {
        lock (_megabytes)
        {
            return _megabytes.Max();
        }
    }

    /// <summary>The middle of what it held in the last fifth of the time, against the second fifth: 1 is flat. The first fifth fills caches and queues.</summary>
    public double Growth()
    {
        lock (_megabytes)
        {
            var fifth = Math.Max(1, _megabytes.Count / 5);
            return Spread.Of(_megabytes[^fifth..]).Median / Spread.Of(_megabytes.Skip(fifth).Take(fifth)).Median;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(ISubject subject)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            var now = subject.ResidentMemory / Megabyte;
            lock (_megabytes)
            {
                _megabytes.Add(now);
            }
        }
        while (await timer.WaitForNextTickAsync(_stop.Token));
    }
}
