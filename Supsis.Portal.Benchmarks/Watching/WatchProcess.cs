using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>All open windows, as one process of its own: opens them, notes what comes and shows its notes.</summary>
internal static class WatchProcess
{
    private const int OpenedAtATime = 4;

    public static async Task<int> RunAsync()
    {
        var windows = new List<Circuit>();
        var app = ChildHost.Build();
        app.MapPost("/windows", (WatchPlan plan, CancellationToken cancellationToken) => OpenAsync(windows, plan, cancellationToken));
        app.MapGet("/windows", () => windows.Select(window => window.Sights()).ToArray());
        app.MapDelete("/windows", () => CloseAsync(windows));
        return await app.RunUntilParentLeavesAsync();
    }

    private static async Task<IResult> OpenAsync(List<Circuit> windows, WatchPlan plan, CancellationToken cancellationToken)
    {
        if (!plan.Portal.IsLoopback)
        {
            return Results.BadRequest("Only a portal on this machine.");
        }

        try
        {
            await OpenAllAsync(windows, plan, cancellationToken);
            return Results.NoContent();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Results.Text(exception.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private static async Task OpenAllAsync(List<Circuit> windows, WatchPlan plan, CancellationToken cancellationToken)
    {
        using var visitor = await Visitor.SignInAsync(plan.Portal, plan.Email, plan.Password, cancellationToken);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = OpenedAtATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, plan.Count, limits, async (_, cancelled) =>
        {
            var window = await Circuit.OpenAsync(visitor, plan.Page, cancelled);
            lock (windows)
            {
                windows.Add(window);
            }
        });
    }

    private static async Task CloseAsync(List<Circuit> windows)
    {
        foreach (var window in windows)
        {
            await window.DisposeAsync();
        }

        windows.Clear();
    }
}
