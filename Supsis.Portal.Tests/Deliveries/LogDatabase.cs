using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A SQLite file of the test's own with a workspace, a webhook and whatever deliveries the test gives it.</summary>
internal sealed class LogDatabase : IDisposable
{
    private readonly string _folder = PortalTemplate.CopyTo(Directory.CreateTempSubdirectory("portal-log-").FullName, isSetUp: false);
    private readonly ServiceProvider _services;

    private LogDatabase()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:DataFolder"] = _folder })
            .Build());
        services.AddLogging();
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddData();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDeliveryLog();
        services.AddSingleton(provider => new WorkspaceAccess(
            provider.GetRequiredService<PortalReader>(), Clock, provider.GetRequiredService<IOptions<IdentityOptions>>()));
        _services = services.BuildServiceProvider();
    }

    public static Actor Ayse { get; } = new(ActorKind.User, Guid.NewGuid(), "Ayşe Yılmaz", "192.0.2.7");

    public ManualClock Clock { get; } = new();

    public Guid WorkspaceId { get; private set; }

    public Guid WebhookId { get; private set; }

    public DeliveryStore Store => _services.GetRequiredService<DeliveryStore>();

    public DeliveryFeed Feed => _services.GetRequiredService<DeliveryFeed>();

    public DeliveryWaker Waker => _services.GetRequiredService<DeliveryWaker>();

    public IWebhookBacklog Backlog => _services.GetRequiredService<IWebhookBacklog>();

    /// <param name="inMemory">Deliveries that wait in a dispatcher's memory alone.</param>
    public BacklogForecast Forecast(int inMemory = 0) =>
        new(_services.GetRequiredService<PortalReader>(), _services.GetRequiredService<ReceiverRates>(), webhook => webhook == WebhookId ? inMemory : 0, Clock);

    public IServiceProvider Services => _services;

    private LogRows Rows => field ??= new LogRows(Gate, Ids, Clock, WorkspaceId, WebhookId);

    private WriteGate Gate => _services.GetRequiredService<WriteGate>();

    private IdGenerator Ids => _services.GetRequiredService<IdGenerator>();

    public static async Task<LogDatabase> CreateAsync()
    {
        var log = new LogDatabase();
        log.WorkspaceId = await log.AddWorkspaceAsync("acme");
        log.WebhookId = await log.AddWebhookAsync("CRM");
        return log;
    }

    public Task<Guid> AddWorkspaceAsync(string slug) => Gate.RunAsSystemAsync(
        "test",
        async db =>
        {
            var workspace = new Workspace(Ids.Next(), slug, slug, slug, Clock.GetUtcNow());
            db.Add(workspace);
            await db.SaveChangesAsync();
            return workspace.Id;
        },
        CancellationToken.None);

    /// <summary>Somebody who is signed in, with a role in the workspace, or without one.</summary>
    public async Task<ClaimsPrincipal> AddPersonAsync(PortalRole? role)
    {
        var person = new PortalUser { Id = Ids.Next(), DisplayName = "Ayşe Yılmaz", UserName = $"{Guid.NewGuid()}@example.com", SecurityStamp = "stamp" };
        await Gate.RunAsSystemAsync(
            "test",
            async db =>
            {
                db.Add(person);
                if (role is { } given)
                {
                    db.Add(new Membership(WorkspaceId, person.Id, given));
                }

                return await db.SaveChangesAsync();
            },
            CancellationToken.None);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()), new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, "stamp"), new Claim(ClaimTypes.Name, "Ayşe")],
            "test"));
    }

    /// <summary>Takes every role in the workspace away from everybody.</summary>
    public Task DismissAllAsync() => WriteAsync(db => db.Memberships.ExecuteDeleteAsync());

    public Task<Guid> AddWebhookAsync(string name, Guid? workspaceId = null) => Gate.RunAsSystemAsync(
        "test",
        async db =>
        {
            var webhook = new Webhook(Ids.Next(), workspaceId ?? WorkspaceId, name, "https://crm.example.com/hook?key=s3cret", [], Clock.GetUtcNow());
            db.Add(webhook);
            await db.SaveChangesAsync();
            return webhook.Id;
        },
        CancellationToken.None);

    public Task ChangeWebhookAsync(Action<Webhook> change) => WriteAsync(async db =>
    {
        change(await db.Webhooks.SingleAsync(w => w.Id == WebhookId));
        return await db.SaveChangesAsync();
    });

    public Task<T> WriteAsync<T>(Func<PortalDbContext, Task<T>> write) => Gate.RunAsync(WorkspaceId, write, CancellationToken.None);

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = _services.GetRequiredService<PortalReader>().Open(WorkspaceId);
        return await read(db);
    }

    public Task<Delivery> DeliveryAsync(Guid id) => ReadAsync(db => db.Deliveries.SingleAsync(d => d.Id == id));

    /// <summary>An attempt that was redirected there.</summary>
    public void AddRedirect(Guid deliveryId, int number, string location) =>
        Rows.AddAttempt(deliveryId, number, 307, DeliveryError.RedirectNotFollowed, responseHeaders: $"Content-Length: 0\nLocation: {location}");

    public Guid Add(GivenDelivery given) => Rows.Add(given);

    public List<Guid> Add(GivenDelivery given, int count) => Rows.Add(given, count);

    public void AddAttempt(Guid deliveryId, int number, int? status, string? error, string preview = "", string? note = null) =>
        Rows.AddAttempt(deliveryId, number, status, error, preview, note);

    public void Dispose()
    {
        _services.Dispose();
        if (Directory.Exists(_folder)) // bUnit disposes its contexts more than once
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
