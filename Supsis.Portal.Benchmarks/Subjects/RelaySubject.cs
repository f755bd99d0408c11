using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The in-memory relay, started as a process of its own.</summary>
internal sealed class RelaySubject : ISubject
{
    public const string SubjectName = "relay";
    private readonly ChildProcess _process;

    private RelaySubject(string name, ChildProcess process, Uri address) =>
        (Name, _process, EventsUrl) = (name, process, new Uri(address, "/api/v1/events"));

    public string Name { get; }

    public Uri EventsUrl { get; }

    public string ApiKey => "none";

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public static SubjectRecipe Recipe(string name, RelayFault fault) =>
        new(name, async (hook, cancellationToken) => await StartAsync(name, fault, hook, cancellationToken));

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<RelaySubject> StartAsync(string name, RelayFault fault, Uri hook, CancellationToken cancellationToken)
    {
        var (process, address) = await ChildProcess.StartOwnAsync(["relay", hook.ToString(), fault.ToString()], cancellationToken);
        return new RelaySubject(name, process, address);
    }
}
