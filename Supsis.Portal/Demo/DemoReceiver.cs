using System.Collections.Concurrent;

namespace Supsis.Portal.Demo;

/// <summary>A receiver beside the portal that stumbles as real ones do, so that the log shows failures and retries.</summary>
internal sealed class DemoReceiver(TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Of so many deliveries one fails at first.</summary>
    private const int StumbleEvery = 6;

    /// <summary>Of so many deliveries one fails until somebody retries it by hand.</summary>
    private const int BreakEvery = 17;

    /// <summary>The tries of the demo's schedule; the next one is a person's.</summary>
    private const int ScheduledTries = 4;

    private readonly ConcurrentDictionary<string, int> _failuresLeft = new(StringComparer.Ordinal);
    private WebApplication? _application;
    private int _seen;

    /// <summary>Starts to listen; where, is what comes back.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
        await _application.StartAsync(cancellationToken);
        return new Uri(new Uri(_application.Urls.First()), "/raporlama");
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    /// <summary>What this try of a message is answered.</summary>
    internal int StatusOf(string messageId)
    {
        var left = _failuresLeft.GetOrAdd(messageId, _ => FailuresOf(Interlocked.Increment(ref _seen)));
        if (left <= 0)
        {
            _failuresLeft.TryRemove(messageId, out _);
            return StatusCodes.Status200OK;
        }

        _failuresLeft[messageId] = left - 1;
        return StatusCodes.Status500InternalServerError;
    }

    private static int FailuresOf(int number) => (number % BreakEvery, number % StumbleEvery) switch
    {
        (3, _) => ScheduledTries, // an early one, so that the first minutes show it
        (_, 1) => 1,
        _ => 0,
    };

    private async Task AnswerAsync(HttpContext http)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20 + (Volatile.Read(ref _seen) * 7 % 120)), clock, http.RequestAborted); // a network and some work
        http.Response.StatusCode = StatusOf(http.Request.Headers["webhook-id"].ToString());
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(http.Response.StatusCode == StatusCodes.Status200OK ? """{"ok":true}""" : """{"error":"database is locked"}""", http.RequestAborted);
    }
}
