namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>A running process that takes events in and sends webhooks out: the portal, or something to compare it with.</summary>
internal interface ISubject : IAsyncDisposable
{
    string Name { get; }

    Uri EventsUrl { get; }

    string ApiKey { get; }

    TimeSpan ProcessorTime { get; }

    /// <summary>Bytes in memory now, as the operating system counts them.</summary>
    long ResidentMemory { get; }
}
