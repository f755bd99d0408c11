using Quartz;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Jobs;

/// <summary>Every 10 s: webhooks go on whose pause is over.</summary>
[DisallowConcurrentExecution]
internal sealed class EndPausesJob(PausePass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
