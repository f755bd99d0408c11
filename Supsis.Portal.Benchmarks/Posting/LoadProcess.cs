using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>The load generator as a process of its own: takes a plan, posts it, answers with what happened to every event.</summary>
internal static class LoadProcess
{
    private static readonly TimeSpan LongestPlan = TimeSpan.FromMinutes(5);

    public static Task<int> RunAsync()
    {
        var app = ChildHost.Build();
        app.MapPost("/plans", PostAsync);
        return app.RunUntilParentLeavesAsync();
    }

    private static async Task<IResult> PostAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        if (!plan.IsHarmless)
        {
            return Results.BadRequest("Only a bounded load on this machine.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestPlan);
        using var poster = new EventPoster(plan);
        return Results.Ok(plan.PerSecond is null
            ? await Burst.PostAsync(poster, plan, limit.Token)
            : await FixedSchedule.PostAsync(poster, plan, limit.Token));
    }
}
