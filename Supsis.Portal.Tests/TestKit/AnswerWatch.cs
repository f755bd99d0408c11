using System.Diagnostics.Metrics;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Tells when somebody here has read the head of an answer from a port: .NET measures a request until just then.</summary>
internal sealed class AnswerWatch : IDisposable
{
    private readonly TaskCompletionSource _headRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MeterListener _listener = new();
    private int _port;

    public AnswerWatch()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "http.client.request.duration", Meter.Name: "System.Net.Http" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Note(tags));
        _listener.Start();
    }

    public Task HeadRead => _headRead.Task;

    /// <summary>Whose answers; other tests' requests are measured too.</summary>
    public void Of(int port) => Volatile.Write(ref _port, port);

    public void Dispose() => _listener.Dispose();

    private void Note(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port" && value is int port && port == Volatile.Read(ref _port))
            {
                _headRead.TrySetResult();
            }
        }
    }
}
