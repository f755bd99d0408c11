using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>What the buttons of a webhook do to what it is owed.</summary>
public sealed class WebhookSwitchTests : DispatchTest
{
    [Fact]
    public async Task A_pause_keeps_what_waits_uncharged_and_its_end_sends_it()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "pause");
        await HappensAsync();
        await HappensAsync("c-2");
        await RefillAsync();
        Assert.Empty(Receiver.Requests);
        Assert.All(await Live.DeliveriesAsync(), d => Assert.Equal((DeliveryStatus.Pending, 0), (d.Status, d.ChargedAttempts)));

        await Live.SwitchAsync(webhook, "resume");

        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
        Assert.Equal(2, Receiver.Requests.Count);
    }

    [Fact]
    public async Task A_retry_that_falls_due_in_a_pause_waits_for_its_end()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        Receiver.AnswerNext(Answers.Status(500));
        await HappensAsync();
        await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 1);
        await Live.SwitchAsync(webhook, "pause");
        Live.Clock.Advance(TimeSpan.FromMinutes(5));
        await RefillAsync();
        Assert.Single(Receiver.Requests);

        await Live.SwitchAsync(webhook, "resume");

        Assert.Equal(2, (await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded))[0].ChargedAttempts);
    }

    [Fact]
    public async Task A_disabled_webhook_holds_what_waits_and_what_comes_and_delivers_it_when_enabled()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "pause");
        await HappensAsync("c-1");
        await Live.SwitchAsync(webhook, "disable");
        await HappensAsync("c-2");
        await HappensAsync("c-3");
        await RefillAsync();
        Assert.Empty(Receiver.Requests);
        Assert.All(await Live.DeliveriesAsync(), d => Assert.Equal((DeliveryStatus.Held, (DateTimeOffset?)null), (d.Status, d.NextAttemptAt)));

        await Live.SwitchAsync(webhook, "enable", """{ "backlog": "deliver" }""");

        await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded);
        await RefillAsync(); // the timer knows the rest
        Assert.Single(Receiver.Requests);
        Live.Clock.Advance(TimeSpan.FromSeconds(2));
        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
        Assert.Equal(3, Receiver.Requests.Count);
    }

    [Fact]
    public async Task What_was_on_hold_is_spread_without_waiting_for_the_next_refill()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "disable");
        await HappensAsync("c-1");
        await HappensAsync("c-2");
        var timers = Live.Clock.WaitingTimers;
        await Live.SwitchAsync(webhook, "enable", """{ "backlog": "deliver" }""");
        await Live.UntilDeliveriesAsync(all => all[0].Status == DeliveryStatus.Succeeded);
        await Live.UntilAsync(() => Live.Clock.WaitingTimers > timers, "nobody waits for the second");

        Live.Clock.Advance(TimeSpan.FromSeconds(1));

        await Live.UntilDeliveriesAsync(all => all[1].Status == DeliveryStatus.Succeeded);
    }

    [Fact]
    public async Task What_stood_in_line_when_its_webhook_was_disabled_is_sent_once_when_it_is_enabled()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var gate = new TaskCompletionSource();
        Receiver.Answer = Answers.Behind(gate.Task, Answers.Ok);
        foreach (var conversation in (string[])["c-1", "c-2", "c-3", "c-4", "c-5", "c-6"])
        {
            await HappensAsync(conversation);
        }

        await Receiver.WaitForAsync(4); // the others stand in line
        await Live.SwitchAsync(webhook, "disable");
        gate.SetResult();
        await Live.UntilDeliveriesAsync(all => all.Count(d => d.Status == DeliveryStatus.Succeeded) == 4);
        await Live.SwitchAsync(webhook, "enable", """{ "backlog": "deliver" }""");
        await Live.UntilDeliveriesAsync(all => all.Count(d => d.Status == DeliveryStatus.Succeeded) == 5);
        Live.Clock.Advance(TimeSpan.FromSeconds(2));
        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));

        await Live.UntilQuietAsync();
        Assert.Equal(6, Receiver.Requests.Count);
    }

    [Fact]
    public async Task What_was_on_hold_may_be_skipped()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "disable");
        await HappensAsync();
        await Live.SwitchAsync(webhook, "enable", """{ "backlog": "skip" }""");
        await HappensAsync("c-2");

        var all = await Live.UntilDeliveriesAsync(all => all[1].Status == DeliveryStatus.Succeeded);
        Assert.Equal((DeliveryStatus.Cancelled, "skipped"), (all[0].Status, all[0].LastError));
        Assert.Single(Receiver.Requests);
    }

    [Fact]
    public async Task A_deleted_webhook_is_owed_nothing_more()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "pause");
        await HappensAsync();
        await Live.SwitchAsync(webhook, "delete");
        await HappensAsync("c-2");
        await RefillAsync();

        var delivery = Assert.Single(await Live.DeliveriesAsync());
        Assert.Equal((DeliveryStatus.Cancelled, "webhook_deleted"), (delivery.Status, delivery.LastError));
        Assert.Empty(Receiver.Requests);
    }

    [Theory]
    [InlineData("disable", null, DeliveryStatus.Held)]
    [InlineData("delete", null, DeliveryStatus.Cancelled)]
    [InlineData("disable", """{ "backlog": "deliver" }""", DeliveryStatus.Pending)]
    [InlineData("disable", """{ "backlog": "skip" }""", DeliveryStatus.Cancelled)]
    internal async Task An_open_log_hears_of_every_delivery_that_a_button_moves(string button, string? backlog, DeliveryStatus status)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await Live.SwitchAsync(webhook, "pause");
        await HappensAsync("c-1");
        await HappensAsync("c-2");
        await HappensAsync("c-3");
        if (backlog is not null)
        {
            await Live.SwitchAsync(webhook, button);
        }

        var heard = new List<Guid>();
        using var page = Live.Get<DeliveryFeed>().Subscribe(Live.WorkspaceId, heard.AddRange);
        await Live.SwitchAsync(webhook, backlog is null ? button : "enable", backlog ?? "{}");
        Live.Get<DeliveryFeed>().Publish();

        var all = await Live.DeliveriesAsync();
        Assert.Equal(all.Select(d => d.Id).Order(), heard.Distinct().Order());
        Assert.Equal(status, all[^1].Status);
    }

    [Theory]
    [InlineData("disable", 200, DeliveryStatus.Succeeded, null)]
    [InlineData("delete", 200, DeliveryStatus.Succeeded, null)]
    [InlineData("disable", 500, DeliveryStatus.Held, "http_5xx")]
    [InlineData("delete", 500, DeliveryStatus.Cancelled, "webhook_deleted")]
    internal async Task A_request_under_way_goes_on_and_its_success_counts(string button, int answer, DeliveryStatus status, string? error)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var gate = new TaskCompletionSource();
        Receiver.Answer = Answers.Behind(gate.Task, Answers.Status(answer));
        await HappensAsync();
        await Receiver.WaitForAsync(1);
        await Live.SwitchAsync(webhook, button);
        gate.SetResult();

        var delivery = (await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == 1))[0];
        Assert.Equal((status, error, answer), (delivery.Status, delivery.LastError, delivery.LastStatus));
        Assert.Equal(answer, Assert.Single(await AttemptsAsync(delivery.Id)).Status);
    }

    private async Task RefillAsync()
    {
        await Live.Get<DeliveryDispatcher>().RefillAsync(CancellationToken.None);
        await Live.UntilQuietAsync();
    }
}
