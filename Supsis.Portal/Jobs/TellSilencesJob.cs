using Quartz;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Jobs;

/// <summary>Twice a second: silences that fell due are told.</summary>
[DisallowConcurrentExecution]
internal sealed class TellSilencesJob(SilencePass pass) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pass.RunAsync(cancellationToken);
}
