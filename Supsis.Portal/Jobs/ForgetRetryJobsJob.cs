using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every hour: retries of many that ended long ago are forgotten.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetRetryJobsJob(RetryJobPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.ForgetAsync(cancellationToken);
}
