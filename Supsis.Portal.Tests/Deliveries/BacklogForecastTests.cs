using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class BacklogForecastTests
{
    [Fact]
    public async Task What_is_due_is_counted_and_what_waits_for_its_own_time_is_not()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(GivenDelivery.Fresh, 12);
        log.Add(GivenDelivery.WaitingForRetry, 3);
        log.Add(GivenDelivery.Held, 2);
        log.Add(GivenDelivery.Fresh with { Owner = Guid.NewGuid() }, 5); // in a lane, which counts its own
        log.Add(new GivenDelivery());
        log.Add(GivenDelivery.Fresh with { WebhookId = await log.AddWebhookAsync("ERP") });

        Assert.Equal(new WaitingBacklog(12, null, null), await AskAsync(log));
    }

    [Fact]
    public async Task What_waits_in_memory_alone_counts_too()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(GivenDelivery.Fresh, 12);

        var backlog = await log.Forecast(inMemory: 400).OfAsync(log.WorkspaceId, log.WebhookId, CancellationToken.None);

        Assert.Equal(412, backlog.Count);
    }

    [Fact]
    public async Task The_time_it_takes_follows_from_the_pace_of_the_last_minute()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(GivenDelivery.Fresh, 60);
        var rates = log.Services.GetRequiredService<ReceiverRates>();
        for (var second = 0; second < 60; second++)
        {
            log.Clock.Advance(TimeSpan.FromSeconds(2));
            rates.NoteSuccess(log.WebhookId); // thirty a minute
        }

        var about = (await AskAsync(log)).About;

        Assert.InRange(about!.Value, TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(135));
    }

    [Fact]
    public async Task A_receiver_that_is_left_alone_is_named_with_its_moment()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(GivenDelivery.Fresh, 12);
        var until = log.Clock.GetUtcNow() + TimeSpan.FromMinutes(2);
        await log.WriteAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO webhook_health (webhook_id, workspace_id, consecutive_failures, open_until, throttled_until) VALUES ({log.WebhookId.ToByteArray(bigEndian: true)}, {log.WorkspaceId.ToByteArray(bigEndian: true)}, 5, {until.UtcTicks}, {until.UtcTicks - 1})"));

        Assert.Equal(until, (await AskAsync(log)).HeldUntil);

        log.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Null((await AskAsync(log)).HeldUntil);
    }

    private static Task<WaitingBacklog> AskAsync(LogDatabase log) =>
        log.Forecast().OfAsync(log.WorkspaceId, log.WebhookId, CancellationToken.None);
}
