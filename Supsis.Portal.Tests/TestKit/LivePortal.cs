using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>The real portal with a receiver beside it, by a clock that the test moves and without a scheduler: passes are called by hand.</summary>
internal sealed class LivePortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection> _services;
    private readonly string _folder = PortalApplication.NewDataFolder();
    private PortalApplication? _portal;
    private HttpClient? _api;

    private LivePortal(RecordingReceiver receiver, Dictionary<string, string?> settings, Action<IServiceCollection> services) =>
        (Receiver, _settings, _services) = (receiver, settings, services);

    public ManualClock Clock { get; } = new();

    public RecordingReceiver Receiver { get; }

    public HttpClient Api => _api ??= Portal.ApiClient();

    public Guid WorkspaceId { get; private set; }

    public string DatabaseFile => Path.Combine(_folder, "portal.db");

    public PortalApplication Portal => _portal ?? throw new InvalidOperationException("The portal is stopped.");

    public static async Task<LivePortal> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["Egress:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Egress:AllowHttp"] = "true",
        };
        var live = new LivePortal(await RecordingReceiver.StartAsync(), all, collection =>
        {
            RemoveScheduler(collection);
            services?.Invoke(collection);
        });
        await live.StartAgainAsync();
        return live;
    }

    public T Get<T>()
        where T : notnull => Portal.Services.GetRequiredService<T>();

    /// <summary>Starts what <see cref="StopAsync"/> has stopped, on the same data.</summary>
    public async Task StartAgainAsync()
    {
        _portal = PortalApplication.Again(_folder, _settings, Clock, _services);
        _portal.StartServer();
        WorkspaceId = await Get<PortalReader>().OpenAsSystem("test").Workspaces.Where(w => w.Slug == PortalApplication.Slug).Select(w => w.Id).SingleAsync();
    }

    public async Task StopAsync()
    {
        _api?.Dispose();
        _api = null;
        var stopping = Portal.DisposeAsync().AsTask();
        while (await Task.WhenAny(stopping, NextMomentAsync()) != stopping)
        {
            Clock.Advance(TimeSpan.FromSeconds(1)); // a portal that waits for its requests to end waits by this clock
        }

        await stopping;
        _portal = null;
        SqliteConnection.ClearAllPools();
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Saves a webhook with these triggers, each a JSON object or just the name of a type.</summary>
    public Task<GivenWebhook> AddWebhookAsync(params string[] triggers) => AddWebhookAsync(Receiver.Url, "CRM", triggers);

    public Task<GivenWebhook> AddWebhookAsync(Uri url, string name, params string[] triggers) => AddWebhookWithAsync("{}", url, name, triggers);

    /// <param name="settings">A JSON object of what the webhook has beside name, address and triggers.</param>
    public Task<GivenWebhook> AddWebhookWithAsync(string settings, params string[] triggers) => AddWebhookWithAsync(settings, Receiver.Url, "CRM", triggers);

    private async Task<GivenWebhook> AddWebhookWithAsync(string settings, Uri url, string name, string[] triggers)
    {
        var all = string.Join(", ", triggers.Select(trigger => trigger.StartsWith('{') ? trigger : $$"""{ "type": "{{trigger}}" }"""));
        var webhook = JsonNode.Parse($$"""{ "name": "{{name}}", "url": "{{url}}", "triggers": [ {{all}} ] }""")!;
        foreach (var (setting, value) in JsonNode.Parse(settings)!.AsObject())
        {
            webhook[setting] = value?.DeepClone();
        }

        using var answer = await Api.PostAsync("/api/v1/webhooks", Json(webhook.ToJsonString()));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body.ToString());
        var id = body.GetProperty("id").GetString()!;
        return PublicId.TryParse(PublicId.Webhook, id, out var guid)
            ? new GivenWebhook(guid, id, body.GetProperty("signing_secret").GetString()!)
            : throw new InvalidOperationException(id);
    }

    /// <summary>One of the webhook's buttons: pause, resume, enable, disable; or <c>delete</c>.</summary>
    public async Task SwitchAsync(GivenWebhook webhook, string button, string body = "{}")
    {
        using var answer = button == "delete"
            ? await Api.DeleteAsync($"/api/v1/webhooks/{webhook.PublicId}")
            : await Api.PostAsync($"/api/v1/webhooks/{webhook.PublicId}/{button}", button == "enable" ? Json(body) : null);
        Assert.True(answer.IsSuccessStatusCode, $"{button}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Sends the events one after another and sees each of them accepted.</summary>
    public async Task AcceptAsync(params GivenEvent[] events)
    {
        foreach (var sent in events)
        {
            var (status, body) = await PostAsync(sent.Json);
            Assert.True(status == HttpStatusCode.Accepted && body.GetProperty("accepted").GetInt32() == 1, $"{sent.Json}: {(int)status} {body}");
        }

        await SettleAsync();
    }

    /// <summary>Sends all events as one array.</summary>
    public async Task<JsonElement> AcceptArrayAsync(IEnumerable<GivenEvent> events)
    {
        var (status, body) = await PostAsync($"[{string.Join(',', events.Select(sent => sent.Json))}]");
        Assert.True(status == HttpStatusCode.Accepted, $"{(int)status} {body}");
        await SettleAsync();
        return body;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string body, string path = "/api/v1/events")
    {
        using var answer = await Api.PostAsync(path, Json(body));
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>What has been written and handed over so far is so when this returns.</summary>
    public Task SettleAsync() => Barrier.PassAsync(Get<GroupWriter>());

    /// <summary>Returns when nothing is on its way and every outcome is written.</summary>
    public Task UntilQuietAsync() => UntilAsync(() => Get<DeliveryDispatcher>().InFlight == 0 && Get<OutcomeWriter>().Unwritten == 0, "requests are under way");

    /// <summary>Asks again after everything that is written, until it is so.</summary>
    public Task UntilAsync(Func<bool> isSo, string otherwise) => UntilAsync(() => Task.FromResult(isSo()), otherwise);

    public async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        do
        {
            await SettleAsync();
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, otherwise);
        }
        while (!await isSo());
    }

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = Get<PortalReader>().Open(WorkspaceId);
        return await read(db);
    }

    /// <summary>The workspace's deliveries, oldest first.</summary>
    public Task<List<Delivery>> DeliveriesAsync() => ReadAsync(db => db.Deliveries.OrderBy(d => d.Id).ToListAsync());

    /// <summary>The stored events of a conversation by sequence.</summary>
    public Task<List<ConversationEvent>> EventsAsync(string conversation = "c-1") => ReadAsync(db => db.Events
        .Where(e => db.Conversations.Any(c => c.Id == e.ConversationId && c.ExternalId == conversation))
        .OrderBy(e => e.Sequence)
        .ToListAsync());

    public async Task<IReadOnlyList<string>> TypesAsync(string conversation = "c-1") => [.. (await EventsAsync(conversation)).Select(e => e.Type)];

    /// <summary>The body that is owed for the newest event of this type in a conversation.</summary>
    public async Task<JsonElement> BodyAsync(string type, string conversation = "c-1") =>
        JsonSerializer.Deserialize<JsonElement>(await TextAsync(type, conversation));

    public Task<byte[]> TextAsync(string type, string conversation = "c-1") => ReadAsync(db => db.Deliveries
        .Where(d => d.EventType == type && db.Conversations.Any(c => c.Id == d.ConversationId && c.ExternalId == conversation))
        .OrderByDescending(d => d.Id)
        .Join(db.Payloads, d => d.Id, payload => payload.DeliveryId, (_, payload) => payload.Body)
        .FirstAsync());

    /// <summary>Looks again after everything that is written, until it is so.</summary>
    public async Task<List<Delivery>> UntilDeliveriesAsync(Func<List<Delivery>, bool> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await SettleAsync();
            var deliveries = await DeliveriesAsync();
            if (isSo(deliveries))
            {
                return deliveries;
            }

            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException("It did not become so: " + string.Join(
                    ", ", deliveries.GroupBy(d => (d.Status, d.AttemptCount, d.LastError, d.Owner is not null)).Select(group => $"{group.Count()} x {group.Key}")));
            }
        }
    }

    /// <summary>Writes as no part of the portal would: what a crash or a disk leaves behind.</summary>
    public Task ExecuteAsync(string sql) => Get<WriteGate>().RunAsSystemAsync("test", db => db.Database.ExecuteSqlRawAsync(sql), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        if (_portal is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task NextMomentAsync()
    {
        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await moment.WaitForNextTickAsync();
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static void RemoveScheduler(IServiceCollection services)
    {
        var scheduler = services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name.Contains("Quartz", StringComparison.Ordinal) == true);
        services.Remove(scheduler);
    }
}
