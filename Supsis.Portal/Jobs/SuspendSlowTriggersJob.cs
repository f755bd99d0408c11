using Quartz;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Jobs;

/// <summary>Every five seconds: triggers whose regular expressions took too long three times are suspended.</summary>
[DisallowConcurrentExecution]
internal sealed class SuspendSlowTriggersJob(SlowExpressionPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
