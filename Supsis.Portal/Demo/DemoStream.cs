using Supsis.Portal.Intake;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Demo;

/// <summary>Keeps made-up conversations coming, as long as the demo runs.</summary>
internal sealed partial class DemoStream(
    DemoStage stage, EventProducer producer, IServiceProvider services, TimeProvider clock, ILogger<DemoStream> logger) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>One pass: hands what has become due to the intake.</summary>
    public async Task PassAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        if (stage.TakeDue(clock.GetUtcNow()) is { Count: > 0 } due)
        {
            await producer.SendAsync(workspaceId, due, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WhenStartedAsync(stoppingToken);
            var workspaceId = services.GetRequiredService<LiveRules>().All.Single().WorkspaceId;
            await services.GetRequiredService<DemoWebhooks>().CreateAsync(workspaceId, stoppingToken);
            await StreamAsync(workspaceId, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Log.NotPrepared(logger, exception);
        }
    }

    private async Task StreamAsync(Guid workspaceId, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await PassAsync(workspaceId, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.PassFailed(logger, exception);
            }

            await Task.Delay(Step, clock, stoppingToken);
        }
    }

    // The address of the test inbox is known only once the server listens.
    private async Task WhenStartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The demo could not be prepared; the portal runs without its conversations.")]
        public static partial void NotPrepared(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Some made-up conversations did not get through.")]
        public static partial void PassFailed(ILogger logger, Exception exception);
    }
}
