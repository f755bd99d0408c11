using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A SQLite file of the test's own with a workspace, a webhook and whatever deliveries the test gives it.</summary>
internal sealed class LogDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-log-").FullName;
    private readonly Dictionary<string, Guid> _conversations = [];
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

    private WriteGate Gate => _services.GetRequiredService<WriteGate>();

    private IdGenerator Ids => _services.GetRequiredService<IdGenerator>();

    public static async Task<LogDatabase> CreateAsync()
    {
        var log = new LogDatabase();
        await log._services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
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

    public Guid Add(GivenDelivery given) => Add(given, 1)[0];

    /// <summary>Written as the intake writes: with plain commands.</summary>
    public List<Guid> Add(GivenDelivery given, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Ids.Next()).ToList();
        Gate.Run(connection =>
        {
            using var transaction = connection.BeginTransaction();
            var conversationId = Conversation(connection, given.Conversation);
            foreach (var id in ids)
            {
                Insert(connection, id, conversationId, given);
            }

            transaction.Commit();
        });
        return ids;
    }

    public void AddAttempt(Guid deliveryId, int number, int? status, string? error, string preview = "") => Gate.Run(connection =>
    {
        Execute(
            connection,
            """
            insert into attempts (id, delivery_id, number, started_at, duration_ms, status, error, note, request_headers, response_headers, response_preview, remote_ip, is_manual, is_charged)
            values ($1, $2, $3, $4, 84, $5, $6, null, $7, $8, $9, '203.0.113.9', 0, 1)
            """,
            Bytes(Ids.Next()),
            Bytes(deliveryId),
            number,
            Clock.GetUtcNow().UtcTicks,
            (object?)status ?? DBNull.Value,
            (object?)error ?? DBNull.Value,
            "content-type: application/json\nx-api-key: ••••",
            "content-type: text/plain\nset-cookie: a=1\nset-cookie: b=2",
            preview);
    });

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private void Insert(SqliteConnection connection, Guid id, Guid conversationId, GivenDelivery given)
    {
        var (now, eventId) = (Clock.GetUtcNow() - given.Age, Ids.Next());
        Execute(
            connection,
            "insert into events (id, workspace_id, conversation_id, type, sequence, occurred_at, received_at, body) values ($1, $2, $3, $4, (select count(*) from events), $5, $6, $7)",
            Bytes(eventId),
            Bytes(WorkspaceId),
            Bytes(conversationId),
            given.EventType,
            now.UtcTicks,
            now.AddMilliseconds(4).UtcTicks,
            "{}"u8.ToArray());
        Execute(
            connection,
            """
            insert into deliveries (id, workspace_id, webhook_id, trigger_id, event_id, conversation_id, event_type, keyword, status, owner, epoch, attempt_count, charged_attempts,
              next_attempt_at, waiting_since, is_manual, last_status, last_error, last_duration_ms, created_at, completed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17, 84, $15, $18)
            """,
            Bytes(id),
            Bytes(WorkspaceId),
            Bytes(given.WebhookId ?? WebhookId),
            Bytes(Ids.Next()),
            Bytes(eventId),
            Bytes(conversationId),
            given.EventType,
            (object?)given.Keyword ?? DBNull.Value,
            EnumWord.Of(given.Status),
            given.Owner is { } owner ? Bytes(owner) : DBNull.Value,
            given.Epoch,
            given.AttemptCount,
            given.ChargedAttempts,
            given.DueIn is { } due ? (now + due).UtcTicks : DBNull.Value,
            now.UtcTicks,
            (object?)given.LastStatus ?? DBNull.Value,
            (object?)given.LastError ?? DBNull.Value,
            given.Status is DeliveryStatus.Succeeded or DeliveryStatus.Exhausted or DeliveryStatus.Cancelled ? now.UtcTicks : DBNull.Value);
        Execute(connection, "insert into payloads (delivery_id, body) values ($1, $2)", Bytes(id), """{"type":"conversation.started"}"""u8.ToArray());
    }

    private Guid Conversation(SqliteConnection connection, string externalId)
    {
        if (_conversations.TryGetValue(externalId, out var known))
        {
            return known;
        }

        var (id, visitorId, now) = (Ids.Next(), Ids.Next(), Clock.GetUtcNow().UtcTicks);
        Execute(
            connection,
            "insert into visitors (id, workspace_id, external_id, name, custom_attributes) values ($1, $2, $3, 'Can Demir', '{}')",
            Bytes(visitorId),
            Bytes(WorkspaceId),
            "v-" + externalId);
        Execute(
            connection,
            """
            insert into conversations (id, workspace_id, external_id, number, visitor_id, status, started_at, last_sequence, messages_by_visitor, messages_by_agent, messages_by_bot,
              is_visitor_waiting, is_abandoned, last_activity_at, last_visitor_activity_at, last_agent_activity_at, last_bot_activity_at, details)
            values ($1, $2, $3, $4, $5, 'open', $6, 1, 0, 0, 0, 0, 0, $6, $6, $6, $6, '{}')
            """,
            Bytes(id),
            Bytes(WorkspaceId),
            externalId,
            4711 + _conversations.Count,
            Bytes(visitorId),
            now);
        return _conversations[externalId] = id;
    }

    private static void Execute(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        command.ExecuteNonQuery();
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}
