using Quartz;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Jobs;

/// <summary>Every minute: webhooks for which nothing succeeds are disabled.</summary>
[DisallowConcurrentExecution]
internal sealed class DisableFailingWebhooksJob(FailingWebhooksPass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
