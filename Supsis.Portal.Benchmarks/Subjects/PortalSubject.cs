using System.Net;
using System.Net.Http.Headers;
using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The published portal, set up by configuration and used through its public API like any customer would.</summary>
internal sealed class PortalSubject : ISubject
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private readonly ChildProcess _process;
    private readonly Uri _address;
    private readonly DirectoryInfo _dataFolder;

    private PortalSubject(ChildProcess process, PortalSettings settings) =>
        (_process, _address, _dataFolder, ApiKey) = (process, settings.Address, settings.DataFolder, settings.ApiKey);

    public string Name => "portal";

    public Uri EventsUrl => new(_address, "/api/v1/events");

    public string ApiKey { get; }

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public static SubjectRecipe Recipe(string program, string dataFolder) =>
        new("portal", async (hook, cancellationToken) => await StartAsync(program, PortalSettings.Fresh(dataFolder), hook, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _dataFolder.Delete(recursive: true);
    }

    private static async Task<PortalSubject> StartAsync(string program, PortalSettings settings, Uri hook, CancellationToken cancellationToken)
    {
        var portal = new PortalSubject(ChildProcess.Start(settings.StartOf(program)), settings);
        try
        {
            using var client = new HttpClient { BaseAddress = settings.Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.ApiKey);
            await portal.WaitUntilReadyAsync(client, cancellationToken);
            await CreateWebhookAsync(client, hook, cancellationToken);
            return portal;
        }
        catch
        {
            Console.Error.WriteLine(portal._process.LastLines);
            await portal.DisposeAsync();
            throw;
        }
    }

    private static async Task CreateWebhookAsync(HttpClient client, Uri hook, CancellationToken cancellationToken)
    {
        var webhook = new { name = "Benchmark", url = hook, triggers = new[] { new { type = "message.created" } } };
        using var response = await client.PostAsJsonAsync("/api/v1/webhooks", webhook, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Created)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new InvalidOperationException($"The portal refused the webhook with {(int)response.StatusCode}: {answer}");
        }
    }

    private async Task WaitUntilReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (!await IsReadyAsync(client, cancellationToken))
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(startedAt) > LongestStart)
            {
                throw new InvalidOperationException("The portal ended, or did not answer /health/ready in time.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync("/health/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
