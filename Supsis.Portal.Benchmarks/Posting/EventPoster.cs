using System.Diagnostics;
using System.Net.Http.Headers;

namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>Posts the prepared events of one plan over connections that stay open.</summary>
internal sealed class EventPoster(LoadPlan plan) : IDisposable
{
    private static readonly TimeSpan BeforeRepeating = TimeSpan.FromMilliseconds(100);
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Clients, UseProxy = false });
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", plan.ApiKey);

    // Written before the clock runs: making events is not what is measured.
    private readonly byte[][] _bodies = Prepare(plan);

    public async Task<PostedEvent> PostAsync(int number, long dueAt, CancellationToken cancellationToken)
    {
        var post = await PostOnceAsync(number, dueAt, cancellationToken);
        while (plan.Repeat && !post.IsAccepted && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(BeforeRepeating, TimeProvider.System, cancellationToken);
            post = await PostOnceAsync(number, dueAt, cancellationToken) with { SentAt = post.SentAt };
        }

        return post;
    }

    public void Dispose() => _client.Dispose();

    private async Task<PostedEvent> PostOnceAsync(int number, long dueAt, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, plan.Target) { Content = new ByteArrayContent(_bodies[number]) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = _authorization;
        var sentAt = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return new PostedEvent(number, dueAt, sentAt, (int)response.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return new PostedEvent(number, dueAt, sentAt, Status: 0);
        }
    }

    private static byte[][] Prepare(LoadPlan plan)
    {
        var now = TimeProvider.System.GetLocalNow();
        return [.. Enumerable.Range(0, plan.Count).Select(number => EventBody.Of(plan.Batch, number, plan.Text, now))];
    }
}
