using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class DeliveryRetrierTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(DeliveryStatus.Exhausted)]
    [InlineData(DeliveryStatus.Succeeded)]
    public async Task A_finished_delivery_begins_a_fresh_schedule_under_the_same_id(DeliveryStatus status)
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted with { Status = status });
        log.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(RetryResult.Retried, await RetryAsync(log, id));

        var delivery = await log.DeliveryAsync(id);
        var now = log.Clock.GetUtcNow();
        Assert.Equal((DeliveryStatus.Pending, 0, true, null), (delivery.Status, delivery.ChargedAttempts, delivery.IsManual, delivery.CompletedAt));
        Assert.Equal((now, now), (delivery.NextAttemptAt, delivery.WaitingSince));
        Assert.Equal((11, 1, null), (delivery.AttemptCount, delivery.Epoch, delivery.Owner));
    }

    [Fact]
    public async Task One_that_waits_for_its_next_try_is_due_now_and_goes_on_with_its_schedule()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.WaitingForRetry);

        Assert.Equal(RetryResult.Retried, await RetryAsync(log, id));

        var delivery = await log.DeliveryAsync(id);
        Assert.Equal((DeliveryStatus.Pending, 3, true), (delivery.Status, delivery.ChargedAttempts, delivery.IsManual));
        Assert.Equal(log.Clock.GetUtcNow(), delivery.NextAttemptAt);
    }

    [Theory]
    [InlineData(DeliveryStatus.Cancelled, false)]
    [InlineData(DeliveryStatus.Held, false)]
    [InlineData(DeliveryStatus.Sending, true)]
    [InlineData(DeliveryStatus.Pending, true)]
    [InlineData(DeliveryStatus.Pending, false)]
    public async Task What_is_on_its_way_on_hold_or_cancelled_stays_as_it_is(DeliveryStatus status, bool isOwned)
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Fresh with { Status = status, Owner = isOwned ? Guid.NewGuid() : null, DueIn = isOwned ? TimeSpan.FromMinutes(1) : TimeSpan.Zero });
        var woken = new List<Guid>();
        log.Waker.Hurried += (_, hurried) => woken.Add(hurried);

        Assert.Equal(RetryResult.NotAllowed, await RetryAsync(log, id));

        var delivery = await log.DeliveryAsync(id);
        Assert.Equal((status, false), (delivery.Status, delivery.IsManual));
        Assert.Empty(woken);
        Assert.Empty(await AuditAsync(log));
    }

    [Theory]
    [InlineData(nameof(Webhook.Pause), RetryResult.WebhookPaused)]
    [InlineData(nameof(Webhook.Disable), RetryResult.WebhookDisabled)]
    [InlineData(nameof(Webhook.Delete), RetryResult.WebhookDeleted)]
    public async Task A_webhook_that_does_not_send_refuses_and_says_why(string change, RetryResult expected)
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted);
        var now = log.Clock.GetUtcNow();
        await log.ChangeWebhookAsync(webhook =>
        {
            switch (change)
            {
                case nameof(Webhook.Pause):
                    webhook.Pause(null, now);
                    break;
                case nameof(Webhook.Disable):
                    webhook.Disable(DisabledReason.Manual, now);
                    break;
                default:
                    webhook.Delete(now);
                    break;
            }
        });

        Assert.Equal(expected, await RetryAsync(log, id));
        Assert.Equal(DeliveryStatus.Exhausted, (await log.DeliveryAsync(id)).Status);
    }

    [Fact]
    public async Task Two_browsers_that_click_at_once_make_one_retry()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted);
        var woken = new List<Guid>();
        log.Waker.Hurried += (_, hurried) =>
        {
            lock (woken)
            {
                woken.Add(hurried);
            }
        };

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RetryAsync(log, id))));

        Assert.Equal(1, results.Count(result => result == RetryResult.Retried));
        Assert.Equal(7, results.Count(result => result == RetryResult.NotAllowed));
        Assert.Equal([id], woken);
        Assert.Single(await AuditAsync(log));
    }

    [Fact]
    public async Task The_audit_log_names_who_retried_what()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted);

        await RetryAsync(log, id);

        var entry = Assert.Single(await AuditAsync(log));
        Assert.Equal(("delivery.retried", PublicId.Format(PublicId.Delivery, id), "exhausted"), (entry.Action, entry.Subject, entry.Details));
        Assert.Equal((ActorKind.User, "Ayşe Yılmaz", "192.0.2.7"), (entry.ActorKind, entry.ActorName, entry.Ip));
    }

    [Fact]
    public async Task Open_pages_hear_of_a_retry()
    {
        using var log = await LogDatabase.CreateAsync();
        var id = log.Add(GivenDelivery.Exhausted);
        var heard = new List<Guid>();
        using var subscription = log.Feed.Subscribe(log.WorkspaceId, heard.AddRange);

        await RetryAsync(log, id);
        log.Feed.Publish();

        Assert.Equal([id], heard);
    }

    private static Task<RetryResult> RetryAsync(LogDatabase log, Guid id) => log.Store.RetryAsync(log.WorkspaceId, id, LogDatabase.Ayse, None);

    private static Task<List<AuditEntry>> AuditAsync(LogDatabase log) => log.ReadAsync(db => db.AuditEntries.ToListAsync());
}
