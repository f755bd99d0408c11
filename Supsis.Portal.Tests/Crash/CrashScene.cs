using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Crash;

/// <summary>A data folder that outlives its processes, and a receiver beside it.</summary>
internal sealed class CrashScene : IAsyncDisposable
{
    private readonly IReadOnlyList<string> _settings;
    private PortalProcess? _portal;

    private CrashScene(RecordingReceiver receiver, string folder, IReadOnlyList<string> settings) =>
        (Receiver, Folder, Disk, Armed, _settings) = (receiver, folder, new DiskView(Path.Combine(folder, "portal.db")), new ArmedPoint(Path.Combine(folder, "armed")), settings);

    public RecordingReceiver Receiver { get; private set; }

    public string Folder { get; }

    /// <summary>What is stored, read by a connection of our own.</summary>
    public DiskView Disk { get; }

    public ArmedPoint Armed { get; }

    public PortalProcess Portal => _portal ?? throw new InvalidOperationException("The portal has not started.");

    public static async Task<CrashScene> OpenAsync(params string[] settings) =>
        new(await RecordingReceiver.StartAsync(), PortalTemplate.CopyTo(Directory.CreateTempSubdirectory("supsis-crash-").FullName, isSetUp: true), settings);

    /// <summary>Starts the portal as it ships, on what the last one left behind.</summary>
    public Task StartAsync() => StartAsync(armed: null);

    /// <summary>Starts the portal with all fail points, none of which is armed.</summary>
    public Task StartWithFailPointsAsync()
    {
        Armed.Disarm();
        return StartAsync(Armed);
    }

    public Task StartWithFailPointsIfDeadAsync() => _portal is { HasExited: false } ? Task.CompletedTask : StartWithFailPointsAsync();

    /// <summary>A receiver of its own for the next test.</summary>
    public async Task ChangeReceiverAsync()
    {
        await Receiver.DisposeAsync();
        Receiver = await RecordingReceiver.StartAsync();
    }

    /// <summary>Saves a webhook and returns its id.</summary>
    public async Task<string> AddWebhookAsync(string trigger = """{ "type": "message.created" }""", bool isOrdered = false)
    {
        var body = $$"""{ "name": "CRM", "url": "{{Receiver.Url}}", "ordered": {{(isOrdered ? "true" : "false")}}, "triggers": [ {{trigger}} ] }""";
        using var answer = await Portal.Api.PostAsync("/api/v1/webhooks", Json(body));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Null when the portal died before it answered.</summary>
    public async Task<(int Accepted, int Duplicates)?> SendAsync(GivenEvent sent)
    {
        try
        {
            using var answer = await Portal.Api.PostAsync("/api/v1/events", Json(sent.Json));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return (body.GetProperty("accepted").GetInt32(), body.GetProperty("duplicates").GetInt32());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        await Receiver.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task StartAsync(ArmedPoint? armed)
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        _portal = await PortalProcess.StartAsync(Folder, _settings, armed);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
