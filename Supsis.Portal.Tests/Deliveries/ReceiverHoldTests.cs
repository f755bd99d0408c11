using System.Net;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>A receiver in trouble is left alone, what waits for it is not charged, and it is found to be back.</summary>
public sealed class ReceiverHoldTests : DispatchTest
{
    // No answer waits for its own schedule, so that every wait seen here is the receiver's.
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Deliveries:WebhookSlots", "1"), new("Deliveries:WebhookSlotsLimit", "1"), new("Deliveries:ThrottleFloor", "00:00:00")];

    [Fact]
    public async Task After_five_failures_nothing_is_sent_until_a_probe_finds_it_back()
    {
        await Live.AddWebhookAsync("message.created");
        Receiver.Answer = Answers.Status(500);
        await TalkAsync(8);
        await UntilHeldAsync();
        Assert.Equal(5, Receiver.Requests.Count);
        var waiting = (await Live.DeliveriesAsync()).Where(d => d.AttemptCount == 0).ToList();
        Assert.Equal(3, waiting.Count);
        Assert.All(waiting, d => Assert.Equal((DeliveryStatus.Pending, 0), (d.Status, d.ChargedAttempts)));

        Live.Clock.Advance(TimeSpan.FromSeconds(40)); // the pause of 30 s with its jitter
        await Receiver.WaitForAsync(6);
        await Live.UntilQuietAsync();
        Assert.Equal(6, Receiver.Requests.Count); // one probe, and it failed

        Receiver.Answer = Answers.Ok;
        Live.Clock.Advance(TimeSpan.FromSeconds(80));
        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
        Assert.Equal(default, await HoldAsync());
    }

    [Fact]
    public async Task A_restart_does_not_forget_it()
    {
        await Live.AddWebhookAsync("message.created");
        Receiver.Answer = Answers.Status(500);
        await TalkAsync(7);
        await UntilHeldAsync();

        await Live.RestartAsync();
        await Live.UntilQuietAsync();
        Assert.Equal(5, Receiver.Requests.Count);

        Receiver.Answer = Answers.Ok;
        Live.Clock.Advance(TimeSpan.FromSeconds(40));
        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
    }

    [Fact]
    public async Task One_that_asks_for_a_pause_holds_back_all_its_deliveries()
    {
        await Live.AddWebhookAsync("message.created");
        Receiver.AnswerNext(Answers.RetryLater(429, "20"));
        await TalkAsync(3);
        await Live.UntilAsync(() => Receiver.Requests.Count == 1, "the first was not sent");
        await Live.UntilQuietAsync();
        Assert.Single(Receiver.Requests);

        Live.Clock.Advance(TimeSpan.FromSeconds(20));
        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
    }

    [Fact]
    public async Task A_person_who_retries_goes_past_the_pause()
    {
        await Live.AddWebhookAsync("message.created");
        Receiver.Answer = Answers.Status(500);
        await TalkAsync(6);
        await UntilHeldAsync();
        var failed = (await Live.DeliveriesAsync()).First(d => d.AttemptCount == 1);
        Receiver.Answer = Answers.Ok;

        Assert.Equal(HttpStatusCode.Accepted, await RetryAsync(failed));

        await Live.UntilDeliveriesAsync(all => all.Single(d => d.Id == failed.Id).Status == DeliveryStatus.Succeeded);
        await Live.UntilDeliveriesAsync(all => all.Count(d => d.Status == DeliveryStatus.Succeeded) == 2); // it is back: the one that waited follows
    }

    private async Task TalkAsync(int messages) =>
        await Live.AcceptArrayAsync(Enumerable.Range(1, messages).Select(number => GivenEvent.Message("visitor", conversation: $"c-{number}")));

    private async Task UntilHeldAsync()
    {
        await Live.UntilAsync(async () => (await HoldAsync()).OpenUntil is not null, "it is not held");
        await Live.UntilQuietAsync();
    }

    private Task<ReceiverHold> HoldAsync() => Live.ReadAsync(async db =>
        await db.WebhookHealth.Select(h => new { h.OpenUntil, h.ThrottledUntil }).SingleOrDefaultAsync() is { } health ? new ReceiverHold(health.OpenUntil, health.ThrottledUntil) : default);
}
