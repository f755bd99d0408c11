using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The ways in which receivers answer.</summary>
public static class Answers
{
    public static ReceiverAnswer Status(int status, string body = "", params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }

        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body, context.RequestAborted);
        }
    };

    public static ReceiverAnswer Ok => Status(200, "ok");

    public static ReceiverAnswer Gone => Status(410);

    public static ReceiverAnswer RetryLater(int status, string retryAfter) => Status(status, "later", ("Retry-After", retryAfter));

    public static ReceiverAnswer RedirectTo(Uri target, int status = 302) => Status(status, "", ("Location", target.AbsoluteUri));

    public static ReceiverAnswer HangBeforeHeaders => context => UntilTheyLeave(context);

    public static ReceiverAnswer HangAfterHeaders(int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync("begun", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await UntilTheyLeave(context);
    };

    /// <summary>A byte every 50 ms, for ever.</summary>
    public static ReceiverAnswer Drip(int status = 200) => context => WriteForEverAsync(context, status, new byte[1], TimeSpan.FromMilliseconds(50));

    /// <summary>As fast as it is read, for ever.</summary>
    public static ReceiverAnswer EndlessBody(int status = 200) => context => WriteForEverAsync(context, status, new byte[64 * 1024], TimeSpan.Zero);

    /// <summary>Cuts the connection with a reset, before any answer.</summary>
    public static ReceiverAnswer Reset => context =>
    {
        context.Features.Get<IConnectionSocketFeature>()!.Socket.LingerState = new(enable: true, seconds: 0);
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Promises more body than it sends.</summary>
    public static ReceiverAnswer Truncated(int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("only this", context.RequestAborted); // the server closes when less than promised came
    };

    /// <summary>Waits until the test opens the gate, then answers.</summary>
    public static ReceiverAnswer Behind(Task gate, ReceiverAnswer then) => async context =>
    {
        await gate.WaitAsync(context.RequestAborted);
        await then(context);
    };

    private static async Task WriteForEverAsync(HttpContext context, int status, byte[] chunk, TimeSpan pause)
    {
        context.Response.StatusCode = status;
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, TimeProvider.System, context.RequestAborted);
            }
        }
    }

    private static Task UntilTheyLeave(HttpContext context)
    {
        var left = new TaskCompletionSource();
        context.RequestAborted.Register(left.SetResult);
        return left.Task;
    }
}
