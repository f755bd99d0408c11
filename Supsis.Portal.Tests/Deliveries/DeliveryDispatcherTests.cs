using System.Text.Json;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Lanes: bounded memory, oldest first, and nobody waits for anybody else's receiver.</summary>
public sealed class DeliveryDispatcherTests : DispatchTest
{
    private const int MoreThanALaneHolds = DeliveryLane.Capacity + 200;

    // One at a time, so that the order of arrival is the order of sending.
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Deliveries:WebhookSlots", "1"), new("Deliveries:WebhookSlotsLimit", "1")];

    [Fact]
    public async Task What_a_lane_cannot_hold_is_read_from_the_database_oldest_first()
    {
        var webhook = await Live.AddWebhookAsync("message.created");
        var gate = new TaskCompletionSource();
        Receiver.Answer = Answers.Behind(gate.Task, Answers.Ok);
        await PostManyAsync();
        Assert.Equal(MoreThanALaneHolds - DeliveryLane.Capacity - 1, (await Live.DeliveriesAsync()).Count(d => d.Owner is null)); // one is under way
        Assert.Equal(DeliveryLane.Capacity, Live.Get<DeliveryDispatcher>().Waiting(webhook.Id));
        gate.SetResult();

        await AllArriveInOrderAsync();
        Assert.Equal(0, Live.Get<DeliveryDispatcher>().Waiting(webhook.Id));
    }

    [Fact]
    public async Task A_backlog_that_grew_in_a_pause_is_delivered_whole_and_oldest_first()
    {
        var webhook = await Live.AddWebhookAsync("message.created");
        await Live.SwitchAsync(webhook, "pause");
        await PostManyAsync();
        await Live.SwitchAsync(webhook, "resume");

        await AllArriveInOrderAsync();
    }

    [Fact]
    public async Task What_comes_while_a_backlog_waits_stands_behind_it()
    {
        const int Backlog = 300; // more than is read at a time
        var webhook = await Live.AddWebhookAsync("message.created");
        await Live.SwitchAsync(webhook, "pause");
        await Live.AcceptArrayAsync(Enumerable.Range(0, Backlog).Select(_ => GivenEvent.Message("visitor")));
        var gate = new TaskCompletionSource();
        Receiver.Answer = Answers.Behind(gate.Task, Answers.Ok);
        await Live.SwitchAsync(webhook, "resume");
        await Receiver.WaitForAsync(1);
        await Live.AcceptArrayAsync(Enumerable.Range(0, 50).Select(_ => GivenEvent.Message("visitor")));
        gate.SetResult();

        await AllArriveInOrderAsync(Backlog + 50);
    }

    [Fact]
    public async Task A_receiver_that_hangs_delays_nobody_else()
    {
        await using var hanging = await RecordingReceiver.StartAsync();
        hanging.Answer = Answers.HangBeforeHeaders;
        await Live.AddWebhookAsync(hanging.Url, "Asılı", "message.created");
        await Live.AddWebhookAsync("message.created");
        await Live.AcceptArrayAsync(Enumerable.Range(0, 100).Select(_ => GivenEvent.Message("visitor")));

        await Receiver.WaitForAsync(100);

        Assert.Single(hanging.Requests);
    }

    [Fact]
    public async Task A_delivery_is_handed_over_once_while_events_keep_coming()
    {
        await Live.AddWebhookAsync("message.created");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async poster =>
        {
            for (var i = 0; i < 20; i++)
            {
                await Live.PostAsync(GivenEvent.Message("visitor", conversation: $"c-{poster}").Json);
                if (i % 5 == 0)
                {
                    await Live.Get<DeliveryDispatcher>().RefillAsync(CancellationToken.None);
                }
            }
        }));

        await Live.UntilDeliveriesAsync(all => all.Count == 320 && all.All(d => d.Status == DeliveryStatus.Succeeded && d.AttemptCount == 1));
        Assert.Equal(320, Receiver.Requests.Select(request => request.MessageId).Distinct().Count());
        Assert.Equal(320, Receiver.Requests.Count);
    }

    private async Task PostManyAsync()
    {
        await Live.AcceptArrayAsync(Enumerable.Range(0, 1_000).Select(_ => GivenEvent.Message("visitor")));
        await Live.AcceptArrayAsync(Enumerable.Range(0, MoreThanALaneHolds - 1_000).Select(_ => GivenEvent.Message("visitor")));
    }

    private async Task AllArriveInOrderAsync(int count = MoreThanALaneHolds)
    {
        var arrived = await Receiver.WaitForAsync(requests => requests.Count >= count, TimeSpan.FromSeconds(60));
        await Live.UntilQuietAsync();

        Assert.Equal(count, Receiver.Requests.Count);
        Assert.Equal(Enumerable.Range(2, count), arrived.Select(Sequence)); // the opening is 1
    }

    private static int Sequence(ReceivedRequest request) =>
        JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("data").GetProperty("event").GetProperty("sequence").GetInt32();
}
