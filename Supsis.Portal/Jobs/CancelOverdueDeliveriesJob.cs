using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every minute: deliveries that waited too long or are too many are cancelled.</summary>
[DisallowConcurrentExecution]
internal sealed class CancelOverdueDeliveriesJob(ExpiryPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
