using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The in-memory relay, started as a process of its own.</summary>
internal sealed class RelaySubject : ISubject
{
    private readonly ChildProcess _process;

    private RelaySubject(ChildProcess process, Uri address) => (_process, EventsUrl) = (process, new Uri(address, "/api/v1/events"));

    public string Name => "relay";

    public Uri EventsUrl { get; }

    public string ApiKey => "none";

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public long ResidentMemory => _process.ResidentMemory;

    public static async Task<RelaySubject> StartAsync(RelayFault fault, Uri hook, CancellationToken cancellationToken)
    {
        var (process, address) = await ChildProcess.StartOwnAsync(["relay", hook.ToString(), fault.ToString()], cancellationToken);
        return new RelaySubject(process, address);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
