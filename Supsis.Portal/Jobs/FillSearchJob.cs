using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every second: what was delivered since comes into the full text.</summary>
[DisallowConcurrentExecution]
internal sealed class FillSearchJob(SearchPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
