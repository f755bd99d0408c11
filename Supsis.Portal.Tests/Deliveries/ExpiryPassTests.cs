using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class ExpiryPassTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly DeliveryLimitOptions _limits = new();
    private readonly LogSink _log = new();
    private readonly ILoggerFactory _loggers;

    public ExpiryPassTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public async Task What_waits_for_seven_days_expires_and_not_a_moment_earlier()
    {
        using var log = await LogDatabase.CreateAsync();
        var (waiting, held) = (log.Add(GivenDelivery.WaitingForRetry), log.Add(GivenDelivery.Held));
        var heldInMemory = log.Add(GivenDelivery.Held with { Owner = Guid.NewGuid() }); // disabled while it stood in a lane: nobody comes for it
        var done = log.Add(GivenDelivery.Exhausted);

        log.Clock.Advance(_limits.ExpireAfter - Tick);
        await RunAsync(log);
        Assert.Equal(DeliveryStatus.Pending, (await log.DeliveryAsync(waiting)).Status);
        log.Clock.Advance(Tick);
        var young = log.Add(GivenDelivery.Fresh);
        await RunAsync(log);

        foreach (var id in new[] { waiting, held, heldInMemory })
        {
            var delivery = await log.DeliveryAsync(id);
            Assert.Equal(
                (DeliveryStatus.Cancelled, "expired", null, log.Clock.GetUtcNow()),
                (delivery.Status, delivery.LastError, delivery.NextAttemptAt, delivery.CompletedAt));
        }

        Assert.Equal((DeliveryStatus.Exhausted, DeliveryError.Http5xx), ((await log.DeliveryAsync(done)).Status, (await log.DeliveryAsync(done)).LastError));
        Assert.Equal(DeliveryStatus.Pending, (await log.DeliveryAsync(young)).Status);
        var line = Assert.Single(_log.Lines);
        Assert.Contains("3 deliveries", line, StringComparison.Ordinal);
        Assert.Contains($"{PublicId.Format(PublicId.Webhook, log.WebhookId)} expired: 3", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_its_way_or_in_memory_is_left_alone()
    {
        using var log = await LogDatabase.CreateAsync();
        var ids = new[]
        {
            log.Add(GivenDelivery.Fresh with { Status = DeliveryStatus.Sending, Owner = Guid.NewGuid() }),
            log.Add(GivenDelivery.Fresh with { Owner = Guid.NewGuid() }),
        };

        log.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync(log);

        Assert.All(await log.ReadAsync(db => db.Deliveries.Where(d => ids.Contains(d.Id)).ToListAsync()), d => Assert.Null(d.CompletedAt));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_backlog_that_was_enabled_again_waits_anew()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Held);
        log.Clock.Advance(TimeSpan.FromDays(6));
        await log.WriteAsync(db => log.Backlog.OnEnabledAsync(db, log.WebhookId, deliver: true, log.Clock.GetUtcNow(), None));

        log.Clock.Advance(TimeSpan.FromDays(6));
        await RunAsync(log);
        Assert.Equal(DeliveryStatus.Pending, (await log.DeliveryAsync(id)).Status);
        log.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(log);

        Assert.Equal("expired", (await log.DeliveryAsync(id)).LastError);
    }

    [Fact]
    public async Task Of_a_backlog_above_its_limit_the_oldest_are_dropped()
    {
        _limits.BacklogLimit = 1000;
        using var log = await LogDatabase.CreateAsync();
        var underWay = log.Add(GivenDelivery.Fresh with { Status = DeliveryStatus.Sending, Owner = Guid.NewGuid() });
        var ids = log.Add(GivenDelivery.WaitingForRetry, 2200);
        var other = await log.AddWebhookAsync("Raporlama");
        log.Add(GivenDelivery.WaitingForRetry with { WebhookId = other }, 1000);

        await RunAsync(log);

        var dropped = await log.ReadAsync(db => db.Deliveries.Where(d => d.LastError == "backlog_dropped").OrderBy(d => d.Id).ToListAsync());
        Assert.Equal(ids.Take(1201), dropped.Select(d => d.Id)); // the one under way counts as waiting, and stays
        Assert.All(dropped, d => Assert.Equal((DeliveryStatus.Cancelled, log.Clock.GetUtcNow()), (d.Status, d.CompletedAt)));
        Assert.Equal(DeliveryStatus.Sending, (await log.DeliveryAsync(underWay)).Status);
        Assert.Contains("backlog_dropped: 1201", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_pages_are_told_of_the_newest_thousand()
    {
        using var log = await LogDatabase.CreateAsync();
        var ids = log.Add(GivenDelivery.Held, 1300);
        var heard = new List<Guid>();
        using var subscription = log.Feed.Subscribe(log.WorkspaceId, heard.AddRange);

        log.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync(log);
        log.Feed.Publish();

        Assert.Equal(ids.Skip(300).ToHashSet(), heard.ToHashSet());
    }

    [Fact]
    public async Task What_was_sent_or_retried_after_the_look_is_not_cancelled()
    {
        using var log = await LogDatabase.CreateAsync();
        var old = log.Add(GivenDelivery.WaitingForRetry);
        log.Clock.Advance(_limits.ExpireAfter);
        var (retried, sent) = (log.Add(GivenDelivery.WaitingForRetry), log.Add(new GivenDelivery())); // the look had seen both as old

        var now = log.Clock.GetUtcNow();
        var cancelled = await OverdueIn(log).CancelAsync(log.WorkspaceId, [old, retried, sent], CancelCode.Expired, (now, now - _limits.ExpireAfter), None);

        Assert.Equal([old], cancelled.Select(delivery => delivery.Id));
        Assert.Equal((DeliveryStatus.Pending, DeliveryStatus.Succeeded), ((await log.DeliveryAsync(retried)).Status, (await log.DeliveryAsync(sent)).Status));
    }

    private static OverdueBacklog OverdueIn(LogDatabase log) =>
        new(log.Services.GetRequiredService<PortalReader>(), log.Services.GetRequiredService<WriteGate>(), log.Services.GetRequiredService<GroupWriter>());

    private async Task RunAsync(LogDatabase log)
    {
        await new ExpiryPass(OverdueIn(log), log.Feed, Options.Create(_limits), log.Clock, _loggers.CreateLogger<ExpiryPass>()).RunAsync(None);
    }
}
