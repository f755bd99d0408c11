using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>The portal as its operating system knows it: a process of its own, set up by configuration alone, that can be killed.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    /// <summary>128 + 9: what the system says of a process that was killed.</summary>
    public const int Killed = 137;

    private const string Mark = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<string> _said = [];
    private readonly List<(string Word, TaskCompletionSource<string> Line)> _awaited = [];

    private PortalProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data); // read on, or the pipe fills up and the portal stands still
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", PortalApplication.ApiKey);
    }

    public HttpClient Api { get; } = new() { Timeout = Patience };

    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote to the console so far.</summary>
    public string Said
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<PortalProcess> StartAsync(string folder, IEnumerable<string>? settings = null, ArmedPoint? armed = null)
    {
        var portal = Launch(folder, settings, armed);
        await portal.ListensAsync();
        return portal;
    }

    /// <summary>Starts it and returns at once.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="settings">More settings, as on a command line.</param>
    /// <param name="armed">Where it is to kill itself; null for the portal as it ships: see <see cref="FailPointStartup"/>.</param>
    public static PortalProcess Launch(string folder, IEnumerable<string>? settings = null, ArmedPoint? armed = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (armed is not null)
        {
            FailPointStartup.Install(start, armed);
        }

        start.ArgumentList.Add(InTests("Supsis.Portal.dll"));
        foreach (var argument in (string[])["--urls", "http://127.0.0.1:0", .. settings ?? []])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Storage__DataFolder"] = folder;
        start.Environment["Setup__AdminEmail"] = PortalApplication.AdminEmail;
        start.Environment["Setup__AdminPassword"] = PortalApplication.AdminPassword;
        start.Environment["Setup__Workspace"] = "Çağrı Merkezi";
        start.Environment["Setup__ApiKey"] = PortalApplication.ApiKey;
        start.Environment["Egress__AllowedNetworks__0"] = "127.0.0.0/8";
        start.Environment["Egress__AllowHttp"] = "true";
        return new PortalProcess(Process.Start(start) ?? throw new InvalidOperationException("There is no dotnet to start."));
    }

    public static string InTests(string file) => Path.Combine(AppContext.BaseDirectory, file);

    public async Task ListensAsync()
    {
        var line = await SaysAsync(Mark);
        Api.BaseAddress = new Uri(line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Trim());
    }

    /// <summary>The line with which it says a word, when it does or did; an error when it ends without.</summary>
    public async Task<string> SaysAsync(string word)
    {
        var line = Await(word);
        var ended = _process.WaitForExitAsync();
        try
        {
            await Task.WhenAny(line, ended).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The portal has not said \"{word}\" but this:\n{Said}");
        }

        return line.IsCompleted ? await line : throw new InvalidOperationException($"The portal ended with {_process.ExitCode}:\n{Said}");
    }

    /// <summary>SIGKILL: not a line of the portal runs after this.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as service managers and containers send it, and what the portal ended with.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await ExitAsync();
    }

    /// <summary>Sends it a signal by name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end; what it ended with.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private Task<string> Await(string word)
    {
        var line = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_said.Find(said => said.Contains(word, StringComparison.Ordinal)) is { } already)
            {
                line.SetResult(already);
            }
            else
            {
                _awaited.Add((word, line));
            }
        }

        return line.Task;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            _said.Add(line);
            _awaited.RemoveAll(awaited => line.Contains(awaited.Word, StringComparison.Ordinal) && awaited.Line.TrySetResult(line));
        }
    }
}
