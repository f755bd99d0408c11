using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class FailingWebhooksPassTests : IAsyncLifetime
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_webhook_that_fails_for_72_hours_is_disabled_by_the_portal_and_what_waits_is_held()
    {
        var webhook = await FailAsync(events: 3, failures: 20);
        await PassAfterAsync(TimeSpan.FromHours(72) - Tick);
        Assert.Equal(WebhookState.Active, (await WebhookAsync(webhook)).State);

        await PassAfterAsync(Tick);

        var disabled = await WebhookAsync(webhook);
        Assert.Equal((WebhookState.Disabled, DisabledReason.Failing), (disabled.State, disabled.DisabledReason));
        Assert.All(await Live.DeliveriesAsync(), d => Assert.Equal(DeliveryStatus.Held, d.Status));
        var audit = await Live.ReadAsync(db => db.AuditEntries.OrderByDescending(entry => entry.Id).FirstAsync());
        Assert.Equal(("webhook.disabled", ActorKind.System, """{"reason":"failing"}"""), (audit.Action, audit.ActorKind, audit.Details));
    }

    [Theory]
    [InlineData(2, 20, "two events can be bad by themselves")]
    [InlineData(3, 19, "too few tries say little")]
    public async Task Few_events_or_few_failures_are_not_enough(int events, int failures, string why)
    {
        var webhook = await FailAsync(events, failures);

        await PassAfterAsync(TimeSpan.FromDays(5));

        Assert.True((await WebhookAsync(webhook)).State == WebhookState.Active, why);
    }

    [Fact]
    public async Task Enabling_a_webhook_gives_it_the_whole_time_again()
    {
        var webhook = await FailAsync(events: 3, failures: 20);
        await PassAfterAsync(TimeSpan.FromHours(72));
        await Live.SwitchAsync(webhook, "enable", """{ "backlog": "deliver" }""");

        await PassAfterAsync(TimeSpan.FromHours(71));
        Assert.Equal(WebhookState.Active, (await WebhookAsync(webhook)).State);
        await PassAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(WebhookState.Disabled, (await WebhookAsync(webhook)).State);
    }

    [Fact]
    public async Task A_paused_webhook_is_not_disabled()
    {
        var webhook = await FailAsync(events: 3, failures: 20);
        await Live.SwitchAsync(webhook, "pause");

        await PassAfterAsync(TimeSpan.FromDays(5));

        Assert.Equal(WebhookState.Paused, (await WebhookAsync(webhook)).State);
    }

    /// <summary>A webhook that has tried these many events, each once, and by its health has failed so often; nothing is tried again by itself.</summary>
    private async Task<GivenWebhook> FailAsync(int events, int failures)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        Live.Receiver.Answer = Answers.Status(500);
        for (var i = 0; i < events; i++)
        {
            await Live.AcceptAsync(new GivenEvent("conversation.started", $"c-{i}"));
        }

        await Live.UntilDeliveriesAsync(all => all.Count == events && all.TrueForAll(d => d.AttemptCount == 1));
        await Live.UntilQuietAsync();
        await Live.ExecuteAsync($"update webhook_health set consecutive_failures = {failures}");
        await Live.ExecuteAsync("update deliveries set next_attempt_at = null");
        return webhook;
    }

    private Task<Webhook> WebhookAsync(GivenWebhook webhook) => Live.ReadAsync(db => db.Webhooks.SingleAsync(row => row.Id == webhook.Id));

    private async Task PassAfterAsync(TimeSpan time)
    {
        Live.Clock.Advance(time);
        await Live.Get<FailingWebhooksPass>().RunAsync(CancellationToken.None);
    }
}
