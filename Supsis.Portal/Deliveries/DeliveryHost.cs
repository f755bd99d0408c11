using Microsoft.Extensions.Options;
using Supsis.Portal.Data;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Deliveries;

/// <summary>Starts and ends the sending: recovery before anything is taken in, sending once the server listens, a patient end.</summary>
internal sealed partial class DeliveryHost(
    DeliveryDispatcher dispatcher, DeliveryRunner runner, DeliveryRecovery recovery, OutcomeWriter outcomes, IServiceProvider services) : IHostedLifecycleService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>For what is cut to be recorded, within the host's own limit.</summary>
    private static readonly TimeSpan RecordGrace = TimeSpan.FromSeconds(3);

    private long _stoppedSince;

    private TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var waker = services.GetRequiredService<DeliveryWaker>();
        waker.Woken += dispatcher.Wake;
        waker.Hurried += dispatcher.Hurry;
        await services.GetRequiredService<WorkspaceRulesStore>().LoadAllAsync(cancellationToken);
        services.GetRequiredService<GroupWriter>().Start();
        await recovery.FreeAllAsync(cancellationToken);
        await services.GetRequiredService<ReceiverHoldStore>().LoadAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // Not cancelled by a word to stop that comes this early: the host would take that for a failed start and end with an error.
        dispatcher.Start();
        await dispatcher.RefillAsync(CancellationToken.None);
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        dispatcher.Stop();
        _stoppedSince = Clock.GetTimestamp();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // After the server: its last requests are answered, so nothing new can come to be owed.
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // Counted from the word to stop: what the server waited for its own requests is part of it.
        await UntilAsync(() => dispatcher.InFlight == 0, _stoppedSince, services.GetRequiredService<IOptions<DeliveryOptions>>().Value.ShutdownGrace);
        runner.Abort();
        await UntilAsync(() => dispatcher.InFlight == 0 && outcomes.Unwritten == 0, Clock.GetTimestamp(), RecordGrace);
        var log = services.GetRequiredService<ILogger<DeliveryHost>>();
        try
        {
            await recovery.FreePendingAsync(dispatcher.Node, CancellationToken.None);
            Log.Stopped(log);
        }
        catch (StorageUnavailableException)
        {
            Log.NotWritten(log, outcomes.Unwritten); // the next start frees whatever has an owner
        }

        services.GetRequiredService<GroupWriter>().Stop();
    }

    private async Task UntilAsync(Func<bool> isDone, long since, TimeSpan limit)
    {
        while (!isDone() && Clock.GetElapsedTime(since) < limit)
        {
            await Task.Delay(Look, Clock);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Sending has ended; what was not sent goes on at the next start.")]
        public static partial void Stopped(ILogger logger);

        [LoggerMessage(LogLevel.Error, "The storage takes no writes at the end: the outcomes of {Count} requests are lost, and each is sent again at the next start under the same id.")]
        public static partial void NotWritten(ILogger logger, int count);
    }
}
