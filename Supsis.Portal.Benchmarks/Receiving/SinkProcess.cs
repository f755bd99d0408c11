using System.Diagnostics;
using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Receiving;

/// <summary>The receiver as a process of its own: notes the instant of every webhook's first byte and shows its book.</summary>
internal static class SinkProcess
{
    public const string HookPath = "/hook";

    public static Task<int> RunAsync()
    {
        var book = new ReceiptBook();
        var app = ChildHost.Build();
        app.MapPost(HookPath, context => ReceiveAsync(context, book));
        app.MapGet("/progress", book.Progress);
        app.MapGet("/receipts", book.Receipts);
        app.MapPost("/forget", book.Forget);
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
            book.Enter(mark, receivedAt);
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
