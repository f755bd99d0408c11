using Microsoft.Data.Sqlite;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>What an ended process leaves behind, and what its late words are worth.</summary>
public sealed class DeliveryRecoveryTests : DispatchTest
{
    private const string Somebody = "x'0190a5c87a3e7bcd8f0123456789abcd'";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Deliveries:ShutdownGrace", "00:00:00")];

    [Fact]
    public async Task What_waited_in_memory_is_sent_after_the_restart_uncharged()
    {
        await LeaveBehindAsync($"status = 'pending', owner = {Somebody}");

        var delivery = (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0];

        Assert.Equal((1, 1, 1), (delivery.AttemptCount, delivery.ChargedAttempts, Receiver.Requests.Count));
    }

    [Fact]
    public async Task A_request_that_was_cut_is_charged_as_a_crash_and_sent_again()
    {
        await LeaveBehindAsync($"status = 'sending', owner = {Somebody}, epoch = 4");

        var delivery = (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0];

        Assert.Equal((2, 2, 5), (delivery.AttemptCount, delivery.ChargedAttempts, delivery.Epoch));
        Assert.Equal([("unknown_crash", true), (null, true)], (await AttemptsAsync(delivery.Id)).Select(attempt => (attempt.Error, attempt.IsCharged)));
        Assert.Single(Receiver.Requests);
    }

    [Fact]
    public async Task A_crash_on_the_last_try_exhausts()
    {
        await LeaveBehindAsync($"status = 'sending', owner = {Somebody}, epoch = 4, attempt_count = 2, charged_attempts = 2");
        await Live.UntilQuietAsync();

        var delivery = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Exhausted, 3, "unknown_crash"), (delivery.Status, delivery.AttemptCount, delivery.LastError));
        Assert.Empty(Receiver.Requests);
    }

    [Theory]
    [InlineData(200, "sending", "epoch = epoch + 1")]
    [InlineData(500, "sending", "epoch = epoch + 1")]
    [InlineData(410, "sending", "epoch = epoch + 1")]
    [InlineData(200, "sending", $"owner = {Somebody}")]
    [InlineData(200, "held", "epoch = epoch + 1")]
    [InlineData(200, "cancelled", $"owner = {Somebody}")]
    [InlineData(500, "held", $"owner = {Somebody}")]
    [InlineData(500, "cancelled", "epoch = epoch + 1")]
    public async Task The_late_outcome_of_an_earlier_owner_changes_nothing(int answer, string status, string takeover)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var gate = new TaskCompletionSource();
        Receiver.Answer = Answers.Behind(gate.Task, Answers.Status(answer));
        await HappensAsync();
        await Receiver.WaitForAsync(1);
        await Live.ExecuteAsync($"UPDATE deliveries SET status = '{status}', {takeover}");
        gate.SetResult();
        await Live.UntilQuietAsync();

        var delivery = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((status, 0, (int?)null), (EnumWord.Of(delivery.Status), delivery.AttemptCount, delivery.LastStatus));
        Assert.Empty(await AttemptsAsync(delivery.Id));
        Assert.Equal(WebhookState.Active, Live.Get<LiveRules>().Find(webhook.Id)!.State);
    }

    [Fact]
    public async Task A_crash_of_a_disabled_webhooks_request_holds_its_delivery()
    {
        await LeaveBehindAsync($"status = 'sending', owner = {Somebody}", "disabled");
        await Live.UntilQuietAsync();

        var delivery = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Held, 1, "unknown_crash", (DateTimeOffset?)null), (delivery.Status, delivery.ChargedAttempts, delivery.LastError, delivery.NextAttemptAt));
        Assert.Empty(Receiver.Requests);
    }

    [Fact]
    public async Task What_is_on_hold_although_its_webhook_is_not_disabled_is_sent()
    {
        await LeaveBehindAsync("status = 'held', next_attempt_at = NULL, charged_attempts = 1"); // a 410 whose webhook was never closed

        var delivery = (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0];
        Assert.Equal(2, delivery.ChargedAttempts);
    }

    [Fact]
    public async Task A_shutdown_gives_back_what_it_cuts_uncharged()
    {
        await Live.AddWebhookAsync("conversation.started");
        Receiver.Answer = Answers.HangBeforeHeaders;
        await HappensAsync();
        await Receiver.WaitForAsync(1);
        await Live.StopAsync();
        Receiver.Answer = Answers.Ok;
        await Live.StartAgainAsync();

        var delivery = (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0];
        Assert.Equal((2, 1), (delivery.AttemptCount, delivery.ChargedAttempts));
        Assert.Equal([("aborted_shutdown", false), (null, true)], (await AttemptsAsync(delivery.Id)).Select(attempt => (attempt.Error, attempt.IsCharged)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_shutdown_before_anything_was_sent_leaves_no_attempt(bool isClaimed)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        Live.Get<DeliveryRunner>().Abort();
        if (isClaimed)
        {
            await Live.SwitchAsync(webhook, "pause");
            await HappensAsync();
            await Live.SwitchAsync(webhook, "resume");
        }
        else
        {
            await HappensAsync();
        }

        await Live.UntilDeliveriesAsync(all => all[0].Epoch > 0 || (!isClaimed && all[0].Owner is null));
        Live.Get<DeliveryDispatcher>().Stop(); // as at a shutdown: what is given back would be taken again at once
        await Live.UntilQuietAsync();

        var delivery = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Pending, 0, (Guid?)null, (string?)null), (delivery.Status, delivery.AttemptCount, delivery.Owner, delivery.LastError));
        Assert.Empty(await AttemptsAsync(delivery.Id));
        await Live.RestartAsync();
        await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded);
        Assert.Single(Receiver.Requests);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_written_waits_and_stops_the_sending_until_it_can()
    {
        await Live.AddWebhookAsync("conversation.started");
        await Live.ExecuteAsync("CREATE TRIGGER refuse BEFORE INSERT ON attempts BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        await HappensAsync();
        await Receiver.WaitForAsync(1);
        await Live.UntilAsync(() => Live.Get<OutcomeWriter>().IsBroken, "the outcome was written");
        await HappensAsync("c-2");
        await Live.Get<DeliveryDispatcher>().RefillAsync(CancellationToken.None);
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        await Live.SettleAsync();
        Assert.Single(Receiver.Requests);

        await Live.ExecuteAsync("DROP TRIGGER refuse");
        Live.Clock.Advance(TimeSpan.FromSeconds(1));

        await Live.UntilDeliveriesAsync(all => all.All(d => d is { Status: DeliveryStatus.Succeeded, AttemptCount: 1 }));
        Assert.Equal(2, Receiver.Requests.Count);
    }

    [Fact]
    public async Task A_claim_that_cannot_be_written_stops_the_sending_until_it_can()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "pause");
        await HappensAsync();
        await Live.ExecuteAsync("CREATE TRIGGER refuse BEFORE UPDATE ON deliveries WHEN NEW.status = 'sending' BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        await Live.SwitchAsync(webhook, "resume");
        await Live.UntilAsync(() => Live.Get<OutcomeWriter>().IsBroken, "the claim was written");
        await Live.ExecuteAsync("DROP TRIGGER refuse");
        Assert.Empty(Receiver.Requests);

        Live.Clock.Advance(TimeSpan.FromSeconds(1));

        await Live.UntilDeliveriesAsync(all => all[0] is { Status: DeliveryStatus.Succeeded, AttemptCount: 1 });
    }

    /// <summary>One delivery whose row is as an ended process left it, in a portal that has just started.</summary>
    private async Task LeaveBehindAsync(string row, string webhookState = "active")
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "pause");
        await HappensAsync();
        await Live.StopAsync();
        await using (var connection = new SqliteConnection($"Data Source={Live.DatabaseFile};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE webhooks SET state = '{webhookState}'; UPDATE deliveries SET {row}";
            await command.ExecuteNonQueryAsync();
        }

        await Live.StartAgainAsync();
    }
}
