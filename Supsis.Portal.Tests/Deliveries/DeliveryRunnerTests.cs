using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>One delivery from its event to its end.</summary>
public sealed class DeliveryRunnerTests : DispatchTest
{
    [Fact]
    public async Task A_delivery_is_posted_at_once_signed_and_recorded()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await HappensAsync();

        var request = (await Receiver.WaitForAsync(1))[0];
        var delivery = (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0];

        Assert.True(StandardWebhooks.Verifies(request, webhook.Secret));
        Assert.False(StandardWebhooks.Verifies(request with { Body = [.. request.Body, (byte)' '] }, webhook.Secret));
        Assert.Equal(("POST", "/hook", "application/json"), (request.Method, request.Path, request.Headers["content-type"]));
        Assert.StartsWith("Supsis-Webhooks/", request.Headers["user-agent"], StringComparison.Ordinal);
        Assert.Equal(Live.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), request.Headers["webhook-timestamp"]);
        Assert.Equal(Supsis.Portal.Data.PublicId.Format("msg", delivery.Id), request.MessageId);
        Assert.Equal((1, 1, 200, (Guid?)null, (string?)null), (delivery.AttemptCount, delivery.ChargedAttempts, delivery.LastStatus, delivery.Owner, delivery.LastError));
        var attempt = Assert.Single(await AttemptsAsync(delivery.Id));
        Assert.Equal((1, 200, "ok", true), (attempt.Number, attempt.Status, attempt.ResponsePreview, attempt.IsCharged));
    }

    [Fact]
    public async Task A_failure_is_tried_again_by_the_schedule_until_it_succeeds()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        Receiver.AnswerNext(Answers.Status(500), Answers.Reset);
        await HappensAsync();

        var first = (await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 1))[0];
        Assert.Equal((DeliveryStatus.Pending, "http_5xx", 500), (first.Status, first.LastError, first.LastStatus));
        Assert.InRange(first.NextAttemptAt!.Value - Live.Clock.GetUtcNow(), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12));
        Live.Clock.Advance(TimeSpan.FromSeconds(7.9));
        await Live.UntilQuietAsync();
        Assert.Single(Receiver.Requests);
        Live.Clock.Advance(TimeSpan.FromSeconds(4.1));

        var second = (await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 2))[0];
        Assert.Equal((DeliveryStatus.Pending, "reset", (int?)null), (second.Status, second.LastError, second.LastStatus));
        Assert.InRange(second.NextAttemptAt!.Value - Live.Clock.GetUtcNow(), TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(24));
        Live.Clock.Advance(TimeSpan.FromSeconds(24));

        var third = (await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 3))[0];
        Assert.Equal((DeliveryStatus.Succeeded, (string?)null, 3), (third.Status, third.LastError, third.ChargedAttempts));
        Assert.Equal([500, null, 200], (await AttemptsAsync(third.Id)).Select(attempt => attempt.Status));
        Assert.Single(Receiver.Requests.Select(request => request.MessageId).Distinct());
        Assert.Single(Receiver.Requests.Select(request => request.Text).Distinct());
        Assert.Equal(3, Receiver.Requests.Select(request => request.Headers["webhook-timestamp"]).Distinct().Count());
        Assert.All(Receiver.Requests, request => Assert.True(StandardWebhooks.Verifies(request, webhook.Secret)));
    }

    [Fact]
    public async Task It_is_given_up_after_the_last_try()
    {
        await Live.AddWebhookAsync("conversation.started");
        var delivery = await ExhaustAsync();
        Live.Clock.Advance(TimeSpan.FromDays(1));
        await Live.Get<DeliveryDispatcher>().RefillAsync(CancellationToken.None);
        await Live.UntilQuietAsync();

        Assert.Equal((DeliveryStatus.Exhausted, 3, 3), (delivery.Status, delivery.AttemptCount, delivery.ChargedAttempts));
        Assert.Equal(((DateTimeOffset?)null, true), (delivery.NextAttemptAt, delivery.CompletedAt is not null));
        Assert.Equal(3, Receiver.Requests.Count);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_holds_the_delivery_and_disables_its_webhook()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        Receiver.Answer = Answers.Gone;
        await HappensAsync();
        await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Held);
        await Live.UntilAsync(() => Live.Get<LiveRules>().Find(webhook.Id)!.State == WebhookState.Disabled, "the webhook is still active");
        await HappensAsync("c-2");

        Assert.Equal(DisabledReason.Gone, await Live.ReadAsync(db => db.Webhooks.Where(w => w.Id == webhook.Id).Select(w => w.DisabledReason).SingleAsync()));
        Assert.Equal("""{"reason":"gone"}""", await Live.ReadAsync(db => db.AuditEntries.Where(entry => entry.Action == "webhook.disabled").Select(entry => entry.Details).SingleAsync()));
        Assert.Equal([DeliveryStatus.Held, DeliveryStatus.Held], (await Live.DeliveriesAsync()).Select(d => d.Status));
        Assert.Single(Receiver.Requests);
    }

    [Fact]
    public async Task A_person_may_send_it_again_with_the_same_id_and_the_same_bytes()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var exhausted = await ExhaustAsync();
        Live.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Accepted, await RetryAsync(exhausted));
        var again = (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0];

        var (before, after) = (Receiver.Requests[0], Receiver.Requests[^1]);
        Assert.Equal((before.MessageId, before.Text), (after.MessageId, after.Text));
        Assert.NotEqual(before.Headers["webhook-timestamp"], after.Headers["webhook-timestamp"]);
        Assert.NotEqual(before.Headers["webhook-signature"], after.Headers["webhook-signature"]);
        Assert.True(StandardWebhooks.Verifies(after, webhook.Secret));
        Assert.Equal((4, 1), (again.AttemptCount, again.ChargedAttempts));
        Assert.Equal([false, false, false, true], (await AttemptsAsync(again.Id)).Select(attempt => attempt.IsManual));
    }

    [Fact]
    public async Task A_retry_by_hand_begins_a_fresh_schedule()
    {
        await Live.AddWebhookAsync("conversation.started");
        var exhausted = await ExhaustAsync();
        Receiver.AnswerNext(Answers.Status(500));
        await RetryAsync(exhausted);
        var failed = (await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 4))[0];

        Assert.Equal((DeliveryStatus.Pending, 1, false), (failed.Status, failed.ChargedAttempts, failed.IsManual));
        Live.Clock.Advance(TimeSpan.FromSeconds(12));
        await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded);
    }

    [Fact]
    public async Task Nothing_is_sent_again_by_hand_while_its_webhook_is_paused_or_disabled()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var exhausted = await ExhaustAsync();
        await Live.SwitchAsync(webhook, "pause");
        Assert.Equal(HttpStatusCode.Conflict, await RetryAsync(exhausted));
        await Live.SwitchAsync(webhook, "disable");
        Assert.Equal(HttpStatusCode.Conflict, await RetryAsync(exhausted));
        await Live.UntilQuietAsync();

        Assert.Equal(3, Receiver.Requests.Count);
    }
}
