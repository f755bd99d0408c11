using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>A real HTTP receiver on a loopback port of its own that keeps what arrives and answers as a test tells it.</summary>
public sealed class RecordingReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<ReceivedRequest> _requests = [];
    private readonly List<Waiter> _waiters = [];
    private readonly Queue<ReceiverAnswer> _next = [];
    private readonly WebApplication _server;

    private RecordingReceiver(WebApplication server) => _server = server;

    /// <summary>Given to every request that <see cref="AnswerNext"/> says nothing about.</summary>
    public ReceiverAnswer Answer { get; set; } = Answers.Ok;

    public int Port => Origin.Port;

    public Uri Url => new(Origin, "/hook");

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    private Uri Origin => new(_server.Urls.Single());

    public static async Task<RecordingReceiver> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(1)); // hanging answers are cut at the end
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));

        var receiver = new RecordingReceiver(builder.Build());
        receiver._server.Run(receiver.ReceiveAsync);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>One answer for each of the next requests, in their order; afterwards <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReceiverAnswer[] answers)
    {
        lock (_lock)
        {
            Array.ForEach(answers, _next.Enqueue);
        }
    }

    public Task<IReadOnlyList<ReceivedRequest>> WaitForAsync(int count) => WaitForAsync(requests => requests.Count >= count);

    /// <summary>Everything that has arrived once <paramref name="isEnough"/> says so; a TimeoutException after ten seconds.</summary>
    public Task<IReadOnlyList<ReceivedRequest>> WaitForAsync(Func<IReadOnlyList<ReceivedRequest>, bool> isEnough) => WaitForAsync(isEnough, Patience);

    public async Task<IReadOnlyList<ReceivedRequest>> WaitForAsync(Func<IReadOnlyList<ReceivedRequest>, bool> isEnough, TimeSpan patience)
    {
        var waiter = new Waiter(isEnough);
        lock (_lock)
        {
            _waiters.Add(waiter);
            Wake();
        }

        try
        {
            return await waiter.Arrived.Task.WaitAsync(patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Not enough arrived within {patience}: {Requests.Count} requests ({string.Join(", ", Requests.Select(request => request.Path))}).");
        }
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var path = context.Request.Path + context.Request.QueryString;
        var answer = Keep(new(context.Request.Method, path, headers, body.ToArray(), TimeProvider.System.GetUtcNow()));
        try
        {
            await answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The sender left while we misbehaved, which is the point.
        }
    }

    private ReceiverAnswer Keep(ReceivedRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
            var answer = _next.TryDequeue(out var next) ? next : Answer; // before a woken test changes it
            Wake();
            return answer;
        }
    }

    private void Wake()
    {
        IReadOnlyList<ReceivedRequest> arrived = [.. _requests];
        _waiters.RemoveAll(waiter => waiter.IsEnough(arrived) && waiter.Arrived.TrySetResult(arrived));
    }

    private sealed record Waiter(Func<IReadOnlyList<ReceivedRequest>, bool> IsEnough)
    {
        // Continuations elsewhere: they must not run inside the receiver's lock.
        public TaskCompletionSource<IReadOnlyList<ReceivedRequest>> Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
