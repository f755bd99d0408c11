using System.Diagnostics;
using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>
/// All receivers, as one process of its own: notes the instant of every webhook's first byte and shows its book. What is sent to
/// <c>/hook/{name}</c> is noted and answered at once; <c>/moody/{name}</c> notes nothing and answers as its mood is.
/// </summary>
internal static class SinkProcess
{
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromMilliseconds(50);

    public static Task<int> RunAsync()
    {
        var book = new ReceiptBook();
        var mood = Mood.Quick;
        var app = ChildHost.Build();
        app.MapPost("/hook/{name}", context => ReceiveAsync(context, book));
        app.MapPost("/moody/{name}", context => MoodyAsync(context, mood));
        app.MapGet("/progress", book.Progress);
        app.MapGet("/receipts", book.Receipts);
        app.MapPost("/forget", book.Forget);
        app.MapPost("/mood/{next}", (Mood next) => { mood = next; });
        return app.RunUntilParentLeavesAsync();
    }

    private static async Task ReceiveAsync(HttpContext context, ReceiptBook book)
    {
        // The handler is entered when the head is read; Stopwatch is one monotonic clock for all processes of a machine.
        var receivedAt = Stopwatch.GetTimestamp();
        var mark = await ReadMarkAsync(context.Request, context.RequestAborted);
        if (mark is null || !context.Request.Headers.ContainsKey("webhook-signature"))
        {
            book.EnterStranger();
        }
        else
        {
            book.Enter(mark, (string)context.Request.RouteValues["name"]!, receivedAt);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task MoodyAsync(HttpContext context, Mood mood)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        if (mood != Mood.Quick)
        {
            var wait = mood == Mood.Slow ? SlowAnswer : Timeout.InfiniteTimeSpan;
            await Task.Delay(wait, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<string?> ReadMarkAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        await request.Body.CopyToAsync(body, cancellationToken);
        return EventMark.Find(body.GetBuffer().AsSpan(0, (int)body.Length));
    }
}
