using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Keeps what the portal logs with an exception, trace and all.</summary>
internal sealed class TraceSink : ILoggerProvider
{
    public ConcurrentQueue<string> Traces { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Sink(Traces);

    public void Dispose()
    {
    }

    private sealed class Sink(ConcurrentQueue<string> traces) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                traces.Enqueue($"{formatter(state, exception)}\n{exception}");
            }
        }
    }
}
