using System.Net.Http.Headers;
using Supsis.Portal.Benchmarks.Processes;
using Supsis.Portal.Benchmarks.Watching;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The published portal, set up by configuration and used through its public API like any customer would.</summary>
internal sealed class PortalSubject : ISubject
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private readonly string _program;
    private readonly PortalSettings _settings;
    private ChildProcess _process;

    private PortalSubject(string program, PortalSettings settings)
    {
        (_program, _settings) = (program, settings);
        _process = ChildProcess.Start(settings.StartOf(program));
        Client = new HttpClient { BaseAddress = settings.Address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
    }

    public string Name => "portal";

    public Uri EventsUrl => new(_settings.Address, "/api/v1/events");

    public string ApiKey => _settings.ApiKey;

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public long ResidentMemory => _process.ResidentMemory;

    public string DatabaseFile => Path.Combine(_settings.DataFolder.FullName, "portal.db");

    /// <summary>Carries the key; addresses are relative to the portal's root.</summary>
    public HttpClient Client { get; }

    public static async Task<PortalSubject> StartAsync(
        string program, PortalSettings settings, IEnumerable<WebhookPlan> webhooks, CancellationToken cancellationToken)
    {
        var portal = new PortalSubject(program, settings);
        try
        {
            await portal.WaitUntilReadyAsync(cancellationToken);
            foreach (var webhook in webhooks)
            {
                await portal.CreateAsync(webhook, cancellationToken);
            }

            return portal;
        }
        catch
        {
            Console.Error.WriteLine(portal._process.LastLines);
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>How its administrator opens a page so many times.</summary>
    public WatchPlan Watch(string page, int count) => new(_settings.Address, PortalSettings.AdminEmail, _settings.AdminPassword, page, count);

    public Task KillAsync() => _process.KillAsync();

    /// <summary>Starts it again on the same data and the same address, after it was killed.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        await _process.DisposeAsync();
        _process = ChildProcess.Start(_settings.StartOf(_program));
        await WaitUntilReadyAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
        _settings.DataFolder.Delete(recursive: true);
    }

    private async Task CreateAsync(WebhookPlan plan, CancellationToken cancellationToken)
    {
        using var response = await Client.PostAsJsonAsync("/api/v1/webhooks", new { plan.Name, plan.Url, plan.Triggers }, SnakeCase.Json, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new InvalidOperationException($"The portal refused a webhook with {(int)response.StatusCode}: {answer}");
        }
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (!await IsReadyAsync(cancellationToken))
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(startedAt) > LongestStart)
            {
                throw new InvalidOperationException($"The portal ended, or did not answer /health/ready in time: {_process.LastLines}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync("/health/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
