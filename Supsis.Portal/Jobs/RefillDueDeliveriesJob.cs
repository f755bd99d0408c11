using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every 30 s: retries that come due are put on the dispatcher's timer.</summary>
[DisallowConcurrentExecution]
internal sealed class RefillDueDeliveriesJob(DeliveryDispatcher dispatcher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await dispatcher.RefillAsync(cancellationToken);
}
