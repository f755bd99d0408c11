namespace Supsis.Portal.Deliveries;

/// <summary>What one attempt learns on its way: when it began, whom it reached, whether anything was written.</summary>
internal sealed class AttemptTrace(TimeProvider clock)
{
    // Connections are pooled and say nothing of the request they carry; this flows with the request into the connection's writes.
    private static readonly AsyncLocal<AttemptTrace?> CurrentTrace = new();

    private readonly long _start = clock.GetTimestamp();

    public static AttemptTrace? Current
    {
        get => CurrentTrace.Value;
        set => CurrentTrace.Value = value;
    }

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public TimeSpan Duration => clock.GetElapsedTime(_start);

    public string RequestHeaders { get; set; } = "";

    public string? RemoteIp { get; private set; }

    public bool HasReachedWire { get; private set; }

    public void MarkWritten(string remoteIp)
    {
        RemoteIp = remoteIp;
        HasReachedWire = true;
    }

    public AttemptOutcome Failed(string error, string? note) => Outcome() with { Error = error, Note = note };

    public AttemptOutcome Outcome() => new()
    {
        StartedAt = StartedAt,
        Duration = Duration,
        RequestHeaders = RequestHeaders,
        RemoteIp = RemoteIp,
        HasReachedWire = HasReachedWire,
    };
}
