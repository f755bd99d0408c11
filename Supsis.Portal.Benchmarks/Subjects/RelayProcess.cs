using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The ceiling: events in, signed webhooks out, all in memory, everything lost at the first crash.</summary>
internal static class RelayProcess
{
    private const int FaultEvery = 50;
    private static readonly byte[] Accepted = """{"accepted":1,"duplicates":0,"rejected":[]}"""u8.ToArray();

    public static async Task<int> RunAsync(string[] arguments)
    {
        var fault = arguments is [_, var name] ? Enum.Parse<RelayFault>(name, ignoreCase: true) : RelayFault.None;
        var bodies = Channel.CreateUnbounded<byte[]>();
        using var sender = new RelaySender(new Uri(arguments[0]), bodies.Reader);
        using var stopping = new CancellationTokenSource();
        var sending = sender.RunAsync(stopping.Token);

        var app = ChildHost.Build();
        app.MapPost("/api/v1/events", context => TakeAsync(context, bodies.Writer, fault));
        await app.RunUntilParentLeavesAsync();

        await stopping.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task TakeAsync(HttpContext context, ChannelWriter<byte[]> bodies, RelayFault fault)
    {
        var body = new byte[(int)context.Request.ContentLength!.Value];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        foreach (var delivered in Delivered(body, fault))
        {
            bodies.TryWrite(delivered);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Accepted.Length;
        await context.Response.Body.WriteAsync(Accepted, context.RequestAborted);
    }

    private static byte[][] Delivered(byte[] body, RelayFault fault)
    {
        if (fault == RelayFault.None || !IsFaulty(body))
        {
            return [body];
        }

        return fault switch
        {
            RelayFault.Lose => [],
            RelayFault.Repeat => [body, body],
            _ => [body, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("bench:", "bench:invented-", StringComparison.Ordinal))],
        };
    }

    private static bool IsFaulty(byte[] body)
    {
        var mark = EventMark.Find(body)!;
        return int.Parse(mark[(mark.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture) % FaultEvery == 0;
    }
}
