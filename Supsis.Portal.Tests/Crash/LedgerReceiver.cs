using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>A receiver that keeps books: what came, how often, and in which life of the portal it was accepted.</summary>
internal sealed class LedgerReceiver : IAsyncDisposable
{
    public const string Steady = "/steady";

    /// <summary>Refuses the first two requests of every fifth delivery, and every request of every fiftieth.</summary>
    public const string Shaky = "/shaky";

    public const string Ordered = "/ordered";

    private const int Webhooks = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LedgerMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Conversation, long Sequence), int> _arrivals = [];
    private readonly Dictionary<string, long> _newest = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private readonly WebApplication _server;
    private TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LedgerReceiver(WebApplication server) => _server = server;

    /// <summary>The portal's present life; what a killed process has sent is long read when the next begins.</summary>
    public int Life { get; private set; }

    /// <summary>Completes with the first request of this life.</summary>
    public Task Heard => _heard.Task;

    /// <summary>Opens for another event whenever one has arrived at every webhook, so that producers never run far ahead of the slowest, however quick the machine is.</summary>
    public SemaphoreSlim Window { get; } = new(300);

    public Uri Origin => new(_server.Urls.Single());

    public IReadOnlyCollection<LedgerMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages.Values];
            }
        }
    }

    /// <summary>What must never happen, seen at the moment it happened.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    public static async Task<LedgerReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new LedgerReceiver(builder.Build());
        receiver._server.Run(receiver.ReceiveAsync);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>To be called before every start.</summary>
    public void BeginLife()
    {
        lock (_lock)
        {
            Life++;
            _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public static bool IsNeverAccepted(LedgerMessage message) => message.Webhook == Shaky && LotOf(message) == 0;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Window.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var isAccepted = Enter(context.Request.Path.Value!, context.Request.Headers["webhook-id"].ToString(), body.ToArray());
        await (isAccepted ? Answers.Ok : context.Request.ContentLength % 2 == 0 ? Answers.Reset : Answers.Status(500))(context);
    }

    private bool Enter(string webhook, string id, byte[] body)
    {
        lock (_lock)
        {
            if (!_messages.TryGetValue(id, out var message))
            {
                _messages[id] = message = new LedgerMessage(webhook, id, body);
                Begin(message);
            }

            if (!message.IsSame(webhook, body))
            {
                _faults.Add($"{id} came with other bytes.");
            }

            _heard.TrySetResult();
            message.Requests++;
            var isAccepted = !Refuses(message);
            if (isAccepted)
            {
                message.AcceptedIn.Add(Life);
            }

            return isAccepted;
        }
    }

    private void Begin(LedgerMessage message)
    {
        var arrivals = _arrivals[(message.Conversation, message.Sequence)] = _arrivals.GetValueOrDefault((message.Conversation, message.Sequence)) + 1;
        if (arrivals == Webhooks)
        {
            Window.Release();
        }

        if (message.Webhook == Ordered)
        {
            if (message.Sequence <= _newest.GetValueOrDefault(message.Conversation))
            {
                _faults.Add($"{message.Conversation}: {message.Sequence} came after {_newest[message.Conversation]}.");
            }

            _newest[message.Conversation] = message.Sequence;
        }
    }

    private static bool Refuses(LedgerMessage message) => IsNeverAccepted(message) || (message.Webhook == Shaky && LotOf(message) % 5 == 1 && message.Requests <= 2);

    private static int LotOf(LedgerMessage message) => Convert.ToInt32(message.DatabaseId[^4..], 16) % 50;
}
