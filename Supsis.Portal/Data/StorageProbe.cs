namespace Supsis.Portal.Data;

/// <summary>While the storage is in trouble, tries every second whether it is over.</summary>
internal sealed class StorageProbe : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly StorageWatch _watch;
    private readonly WriteGate _gate;
    private readonly ITimer _timer;

    public StorageProbe(StorageWatch watch, WriteGate gate, TimeProvider clock)
    {
        (_watch, _gate) = (watch, gate);
        _timer = clock.CreateTimer(_ => _ = TickAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watch.Changed += Arm;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Arm();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One try: measures where room is short, writes where a write has failed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var trouble = _watch.Trouble;
        if (trouble == StorageTrouble.DiskLow || (trouble is not (StorageTrouble.None or StorageTrouble.Damaged) && await _gate.TryWriteAsync(cancellationToken)))
        {
            _watch.Review();
        }
    }

    public void Dispose()
    {
        _watch.Changed -= Arm;
        _timer.Dispose();
    }

    private async Task TickAsync()
    {
        try
        {
            await RunAsync(CancellationToken.None);
        }
        finally
        {
            Arm();
        }
    }

    private void Arm()
    {
        if (_watch.Trouble is not (StorageTrouble.None or StorageTrouble.Damaged))
        {
            _timer.Change(Every, Timeout.InfiniteTimeSpan);
        }
    }
}
