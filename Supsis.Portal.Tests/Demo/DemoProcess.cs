using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Supsis.Portal.Demo;

namespace Supsis.Portal.Tests.Demo;

/// <summary>The demo as somebody starts it: a process of its own, in a hostile environment.</summary>
internal sealed partial class DemoProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _invited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DemoProcess(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DemoSession).Assembly.Location, "--demo", .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in Environment)
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the real portal may be told on the same machine, and the demo must not follow.</summary>
    private static Dictionary<string, string> Environment => new()
    {
        ["ASPNETCORE_URLS"] = "http://0.0.0.0:1",
        ["Storage__Provider"] = "PostgreSQL",
        ["Storage__DataFolder"] = "/nowhere/at/all",
        ["Setup__AdminEmail"] = "no e-mail",
        ["Setup__Workspaces__0__Name"] = "Theirs",
        ["Portal__PublicUrl"] = "https://portal.example.com",
    };

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public string Folder => DatabaseFolder().Match(Output).Groups["folder"].Value;

    /// <summary>The portal as its printed letter invites a program.</summary>
    public async Task<HttpClient> WhenInvitedAsync()
    {
        await _invited.Task.WaitAsync(Patience);
        var client = new HttpClient { BaseAddress = new Uri(Fact("Address")) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Fact("API key"));
        return client;
    }

    public string Fact(string name) => Regex.Match(Output, $@"· {name}\s+(\S+)").Groups[1].Value;

    /// <summary>Ends it as Docker and systemd do (TERM) or Ctrl+C (INT), and returns its exit code.</summary>
    public async Task<int> StopAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        return await WhenOverAsync();
    }

    public async Task<int> WhenOverAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private void Read(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? "");
        }

        if (line?.Contains("press Ctrl+C.", StringComparison.Ordinal) == true)
        {
            _invited.TrySetResult();
        }
    }

    [GeneratedRegex(@"The database is (?<folder>\S+)[/\\]portal\.db")]
    private static partial Regex DatabaseFolder();
}
