using Supsis.Portal.Benchmarks.Processes;
using Supsis.Portal.Benchmarks.Subjects;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>People who have a page of the portal open, as many as are asked for.</summary>
internal sealed class Watchers : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    private Watchers(ChildProcess process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address, MaxResponseContentBufferSize = int.MaxValue };
    }

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public static async Task<Watchers> StartAsync(CancellationToken cancellationToken)
    {
        var (process, address) = await ChildProcess.StartOwnAsync(["watch"], cancellationToken);
        return new Watchers(process, address);
    }

    /// <summary>Opens so many windows and returns when each shows the page's rows.</summary>
    public async Task OpenAsync(PortalSubject portal, string page, int count, CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsJsonAsync("/windows", portal.Watch(page, count), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The page could not be opened {count} times: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    public async Task<CircuitSights[]> SightsAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync<CircuitSights[]>("/windows", cancellationToken))!;

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.DeleteAsync("/windows", cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }
}
