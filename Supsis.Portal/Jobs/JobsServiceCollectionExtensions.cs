using Quartz;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Jobs;

internal static class JobsServiceCollectionExtensions
{
    /// <summary>When each pass runs. Only this folder knows the scheduler.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddQuartz(jobs =>
        {
            jobs.Every<RefillDueDeliveriesJob>(TimeSpan.FromSeconds(30));
            jobs.Every<RunRetryJobsJob>(TimeSpan.FromSeconds(1));
            jobs.Every<FillSearchJob>(TimeSpan.FromSeconds(1));
            jobs.Every<ForgetRetryJobsJob>(TimeSpan.FromHours(1));
            jobs.Every<TellSilencesJob>(SilencePass.Every);
            jobs.Every<SuspendSlowTriggersJob>(TimeSpan.FromSeconds(5));
            jobs.Every<EndPausesJob>(TimeSpan.FromSeconds(10));
            jobs.Every<CancelOverdueDeliveriesJob>(TimeSpan.FromMinutes(1));
            jobs.Every<DisableFailingWebhooksJob>(TimeSpan.FromMinutes(1));
            jobs.Every<DeleteOldRowsJob>(TimeSpan.FromHours(1));
        });

        // A pass that deletes for minutes must not hold up the end: it stops after its turn and goes on at the next start.
        services.Configure<QuartzSchedulerOptions>(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Every<T>(this IQuartzBuilder jobs, TimeSpan interval)
        where T : class, IJob =>
        jobs.ScheduleJob<T>(trigger => trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
}
