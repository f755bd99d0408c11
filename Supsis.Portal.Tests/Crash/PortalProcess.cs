using System.Diagnostics;
using System.Net.Http.Headers;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>The portal as its operating system knows it: a process of its own, set up by configuration alone, that can be killed.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Api = new HttpClient { BaseAddress = address };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", PortalApplication.ApiKey);
    }

    public HttpClient Api { get; }

    public static async Task<PortalProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Supsis.Portal.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        start.Environment["Storage__DataFolder"] = folder;
        start.Environment["Setup__AdminEmail"] = PortalApplication.AdminEmail;
        start.Environment["Setup__AdminPassword"] = PortalApplication.AdminPassword;
        start.Environment["Setup__Workspace"] = "Çağrı Merkezi";
        start.Environment["Setup__ApiKey"] = PortalApplication.ApiKey;
        start.Environment["Egress__AllowedNetworks__0"] = "127.0.0.0/8";
        start.Environment["Egress__AllowHttp"] = "true";
        var process = Process.Start(start) ?? throw new InvalidOperationException("There is no dotnet to start.");
        process.ErrorDataReceived += (_, _) => { }; // read on, or the pipe fills up and the portal stands still
        process.BeginErrorReadLine();
        return new PortalProcess(process, await AddressAsync(process));
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
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
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

    private static async Task<Uri> AddressAsync(Process process)
    {
        const string Mark = "Now listening on: ";
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            said.Add(line);
            if (line.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0)
            {
                _ = DrainAsync(process);
                return new Uri(line[(at + Mark.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The portal did not start:\n" + string.Join('\n', said));
    }

    private static async Task DrainAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is not null)
        {
        }
    }
}
