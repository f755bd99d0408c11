using System.Collections.Concurrent;
using System.Diagnostics;

namespace Supsis.Portal.Benchmarks.Processes;

/// <summary>A program started by the benchmark, and certainly ended by it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 40;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lastLines = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines it wrote: the explanation when it did not start.</summary>
    public string LastLines => string.Join(Environment.NewLine, _lastLines);

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
        }
    }

    public long ResidentMemory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    public static ChildProcess Start(ProcessStartInfo start)
    {
        var child = new ChildProcess(start);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Starts this very program with a verb and waits for the address it prints.</summary>
    public static async Task<(ChildProcess Child, Uri Address)> StartOwnAsync(string[] verb, CancellationToken cancellationToken)
    {
        var child = Start(OwnProgram(verb));
        try
        {
            var address = await child._firstLine.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            return (child, new Uri(address));
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo OwnProgram(string[] verb)
    {
        var host = Environment.ProcessPath ?? "dotnet";
        string[] self = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];
        return new ProcessStartInfo(host, [.. self, .. verb]);
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _firstLine.TrySetResult(line);
        _lastLines.Enqueue(line);
        if (_lastLines.Count > LinesKept)
        {
            _lastLines.TryDequeue(out _);
        }
    }
}
