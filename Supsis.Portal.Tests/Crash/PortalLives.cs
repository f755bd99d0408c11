namespace Supsis.Portal.Tests.Crash;

/// <summary>Where the portal listens at present, for producers that outlive it.</summary>
internal sealed class PortalLives
{
    private readonly Lock _lock = new();
    private HttpClient? _current;
    private TaskCompletionSource<HttpClient> _next = New();

    public void Begin(HttpClient api)
    {
        lock (_lock)
        {
            _current = api;
            _next.SetResult(api);
            _next = New();
        }
    }

    /// <summary>The portal as soon as it is another than the one that is <paramref name="dead"/>.</summary>
    public Task<HttpClient> AfterAsync(HttpClient? dead)
    {
        lock (_lock)
        {
            return _current is not null && _current != dead ? Task.FromResult(_current) : _next.Task;
        }
    }

    private static TaskCompletionSource<HttpClient> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
