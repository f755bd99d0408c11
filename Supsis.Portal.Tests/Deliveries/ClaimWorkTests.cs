using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>What a claim asks of its row. The webhook is paused, so that nobody else takes it.</summary>
public sealed class ClaimWorkTests : DispatchTest
{
    [Fact]
    public async Task A_claimed_delivery_is_sending_under_a_higher_epoch_and_is_not_claimed_twice()
    {
        var id = (await PausedAsync())[0].Id;

        var claimed = await ClaimAsync(id);
        Assert.Null(await ClaimAsync(id));

        var delivery = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Sending, Live.Get<OutcomeWriter>().Node, 1), (delivery.Status, delivery.Owner, delivery.Epoch));
        Assert.Equal(1, claimed!.Epoch);
    }

    [Theory]
    [InlineData("status = 'sending'")]
    [InlineData("status = 'held'")]
    [InlineData("status = 'cancelled'")]
    [InlineData("status = 'succeeded'")]
    [InlineData("status = 'exhausted'")]
    [InlineData("owner = x'0190a5c87a3e7bcd8f0123456789abcd'")]
    [InlineData("next_attempt_at = next_attempt_at + 1")]
    public async Task What_is_not_pending_free_and_due_is_not_claimed(string row)
    {
        var id = (await PausedAsync())[0].Id;
        await Live.ExecuteAsync($"UPDATE deliveries SET {row}");
        var before = Assert.Single(await Live.DeliveriesAsync());

        Assert.Null(await ClaimAsync(id));

        var after = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((before.Status, before.Owner, before.Epoch), (after.Status, after.Owner, after.Epoch));
    }

    [Fact]
    public async Task In_order_only_the_head_of_a_conversation_is_read_and_claimed()
    {
        var all = await PausedAsync("c-1", "c-1", "c-2");
        await Live.ExecuteAsync("UPDATE deliveries SET is_ordered = 1");

        Assert.Equal([all[0].Id, all[2].Id], (await Live.Get<DueDeliveries>().FindAsync(all[0].WebhookId, 10))!);
        Assert.Null(await ClaimAsync(all[1].Id));
        Assert.NotNull(await ClaimAsync(all[2].Id));
        Assert.NotNull(await ClaimAsync(all[0].Id));
        Assert.Null(await ClaimAsync(all[1].Id)); // its head is on its way
        await Live.ExecuteAsync("UPDATE deliveries SET status = 'exhausted', owner = NULL, completed_at = next_attempt_at WHERE status = 'sending'");
        Assert.NotNull(await ClaimAsync(all[1].Id));
    }

    private Task<ReadyDelivery?> ClaimAsync(Guid id) => Live.Get<OutcomeWriter>().ClaimAsync(id);

    private async Task<List<Delivery>> PausedAsync(params string[] conversations)
    {
        var webhook = await Live.AddWebhookAsync("message.created");
        await Live.SwitchAsync(webhook, "pause");
        await Live.AcceptAsync([.. (conversations is [] ? ["c-1"] : conversations).Select(conversation => GivenEvent.Message("visitor", conversation: conversation))]);
        return await Live.DeliveriesAsync();
    }
}
