using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The usual way, started as a process of its own on a fresh SQLite file.</summary>
internal sealed class NaiveSubject : ISubject
{
    private readonly ChildProcess _process;
    private readonly DirectoryInfo _dataFolder;

    private NaiveSubject(ChildProcess process, Uri address, DirectoryInfo dataFolder) =>
        (_process, EventsUrl, _dataFolder) = (process, new Uri(address, "/api/v1/events"), dataFolder);

    public string Name => "naive";

    public Uri EventsUrl { get; }

    public string ApiKey => "none";

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public long ResidentMemory => _process.ResidentMemory;

    public static async Task<NaiveSubject> StartAsync(string dataFolder, Uri hook, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "naive-" + Path.GetRandomFileName()));
        var (process, address) = await ChildProcess.StartOwnAsync(["naive", hook.ToString(), folder.FullName], cancellationToken);
        return new NaiveSubject(process, address, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _dataFolder.Delete(recursive: true);
    }
}
