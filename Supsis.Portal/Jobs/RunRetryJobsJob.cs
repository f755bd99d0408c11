using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every second: retries of many go on.</summary>
[DisallowConcurrentExecution]
internal sealed class RunRetryJobsJob(RetryJobPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
