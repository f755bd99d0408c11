using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryBacklogTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Disabling_holds_what_waits_and_leaves_a_request_under_way_its_owner()
    {
        using var log = await LogDatabase.CreateAsync();
        var owner = Guid.NewGuid();
        var waiting = log.Add(GivenDelivery.WaitingForRetry);
        var sending = log.Add(GivenDelivery.Fresh with { Status = DeliveryStatus.Sending, Owner = owner, Epoch = 3 });
        var done = log.Add(new GivenDelivery());
        var failed = log.Add(GivenDelivery.Exhausted);
        var other = log.Add(GivenDelivery.Fresh with { WebhookId = await log.AddWebhookAsync("Raporlama") });

        await SwitchAsync(log, db => log.Backlog.OnDisabledAsync(db, log.WebhookId, log.Clock.GetUtcNow(), None));

        var held = await log.DeliveryAsync(waiting);
        Assert.Equal((DeliveryStatus.Held, 3, null), (held.Status, held.ChargedAttempts, held.NextAttemptAt));
        var underWay = await log.DeliveryAsync(sending);
        Assert.Equal((DeliveryStatus.Held, owner, 3), (underWay.Status, underWay.Owner, underWay.Epoch));
        Assert.Equal(
            [DeliveryStatus.Succeeded, DeliveryStatus.Exhausted, DeliveryStatus.Pending],
            [(await log.DeliveryAsync(done)).Status, (await log.DeliveryAsync(failed)).Status, (await log.DeliveryAsync(other)).Status]);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(600, 599)]
    [InlineData(1500, 598.8)]
    public async Task Enabling_gives_a_fresh_schedule_spread_over_ten_minutes_oldest_first(int count, double lastSeconds)
    {
        using var log = await LogDatabase.CreateAsync();
        var ids = log.Add(GivenDelivery.Held with { ChargedAttempts = 4, AttemptCount = 4, Owner = Guid.NewGuid() }, count);
        log.Clock.Advance(TimeSpan.FromHours(2));
        var now = log.Clock.GetUtcNow();

        await SwitchAsync(log, db => log.Backlog.OnEnabledAsync(db, log.WebhookId, deliver: true, now, None));

        var rows = await log.ReadAsync(db => db.Deliveries.OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).ToListAsync());
        Assert.Equal(ids, rows.Select(d => d.Id));
        Assert.All(rows, d => Assert.Equal((DeliveryStatus.Pending, 0, 4, null, now), (d.Status, d.ChargedAttempts, d.AttemptCount, d.Owner, d.WaitingSince)));
        Assert.Equal(now, rows[0].NextAttemptAt);
        Assert.Equal(lastSeconds, (rows[^1].NextAttemptAt!.Value - now).TotalSeconds, 3);
    }

    [Fact]
    public async Task Enabling_can_skip_the_backlog()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Held);

        await SwitchAsync(log, db => log.Backlog.OnEnabledAsync(db, log.WebhookId, deliver: false, log.Clock.GetUtcNow(), None));

        var delivery = await log.DeliveryAsync(id);
        Assert.Equal((DeliveryStatus.Cancelled, "skipped", log.Clock.GetUtcNow()), (delivery.Status, delivery.LastError, delivery.CompletedAt));
    }

    [Fact]
    public async Task Deleting_cancels_what_is_not_finished_and_says_why()
    {
        using var log = await LogDatabase.CreateAsync();
        var owner = Guid.NewGuid();
        var unfinished = new[]
        {
            log.Add(GivenDelivery.WaitingForRetry),
            log.Add(GivenDelivery.Fresh with { Status = DeliveryStatus.Sending, Owner = owner }),
            log.Add(GivenDelivery.Held),
        };
        var done = log.Add(new GivenDelivery());

        Assert.Equal(3, await log.WriteAsync(db => log.Backlog.CountWaitingAsync(db, log.WebhookId, None)));
        await SwitchAsync(log, db => log.Backlog.OnDeletedAsync(db, log.WebhookId, log.Clock.GetUtcNow(), None));

        foreach (var id in unfinished)
        {
            var delivery = await log.DeliveryAsync(id);
            Assert.Equal((DeliveryStatus.Cancelled, "webhook_deleted", null), (delivery.Status, delivery.LastError, delivery.NextAttemptAt));
        }

        Assert.Equal(owner, (await log.DeliveryAsync(unfinished[1])).Owner);
        Assert.Equal((DeliveryStatus.Succeeded, null), ((await log.DeliveryAsync(done)).Status, (await log.DeliveryAsync(done)).LastError));
    }

    private static Task SwitchAsync(LogDatabase log, Func<PortalDbContext, Task> change) => log.WriteAsync(async db =>
    {
        await change(db);
        return true;
    });
}
