using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>A chat platform that does as docs/api.md says: what was not answered it sends again, with the same id and the same content.</summary>
internal sealed class LedgerProducer(string name, PortalLives lives, SemaphoreSlim window)
{
    private const int Conversations = 20; // shared by all producers, so that sequence numbers are fought over

    private HttpClient? _api;

    /// <summary>The marks of the events that were answered 202, by the event's id.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = new();

    /// <summary>How many requests got no answer and were repeated.</summary>
    public int Repeats { get; private set; }

    /// <summary>Sends until it is stopped, and then until its last event is answered.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _api = await lives.AfterAsync(null);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                await window.WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var mark = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
            var sent = new GivenEvent("message.created", $"c-{i % Conversations}")
            {
                Id = "p-" + mark,
                More = new JsonObject { ["message"] = new JsonObject { ["id"] = mark, ["author"] = new JsonObject { ["kind"] = "visitor" }, ["text"] = "merhaba" } }.ToJsonString(),
            };
            await HandInAsync(sent.Json);
            Accepted[sent.Id] = mark;
        }
    }

    private async Task HandInAsync(string json)
    {
        while (!await IsAcceptedAsync(json))
        {
            Repeats++;
            _api = await lives.AfterAsync(_api);
        }
    }

    private async Task<bool> IsAcceptedAsync(string json)
    {
        try
        {
            using var body = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await _api!.PostAsync("/api/v1/events", body);
            await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException) // the last: its client went with the portal
        {
            return false;
        }
    }
}
