namespace Supsis.Portal.Deliveries;

/// <summary>Pages that redraw themselves take turns, so that however many are open, sending keeps most of the machine.</summary>
public sealed class ScreenTurns(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Waits for a turn; disposing it ends the turn.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Turn(this, clock.GetTimestamp());
    }

    public void Dispose() => _free.Dispose();

    // The next one begins after a rest of the same length: half of the processors, half of the time.
    private async Task EndAsync(long startedAt)
    {
        await Task.Delay(clock.GetElapsedTime(startedAt), clock, CancellationToken.None);
        try
        {
            _free.Release();
        }
        catch (ObjectDisposedException)
        {
            // The program ended meanwhile.
        }
    }

    private sealed class Turn(ScreenTurns turns, long startedAt) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                _ = turns.EndAsync(startedAt);
            }
        }
    }
}
