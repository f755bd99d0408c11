using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every hour: what is finished and old is deleted.</summary>
[DisallowConcurrentExecution]
internal sealed class DeleteOldRowsJob(RetentionPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
