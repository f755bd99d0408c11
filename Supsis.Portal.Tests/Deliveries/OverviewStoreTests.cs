using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class OverviewStoreTests
{
    [Fact]
    public async Task The_last_24_hours_are_there_each_once_and_older_ones_are_not()
    {
        using var log = await LogDatabase.CreateAsync();
        var other = await log.AddWebhookAsync("ERP");
        var hour = Hour(log.Clock.GetUtcNow());
        await CountAsync(log, log.WebhookId, hour, delivered: 5, failed: 2, gaveUp: 1);
        await CountAsync(log, other, hour, delivered: 1, failed: 0, gaveUp: 0);
        await CountAsync(log, log.WebhookId, hour.AddHours(-23), delivered: 7, failed: 0, gaveUp: 0);
        await CountAsync(log, log.WebhookId, hour.AddHours(-24), delivered: 100, failed: 100, gaveUp: 100);

        var figures = await ReadAsync(log);

        Assert.Equal(Enumerable.Range(-23, 24).Select(i => hour.AddHours(i)), figures.Hours.Select(row => row.Hour));
        Assert.Equal(new HourFigures(hour, 6, 2), figures.Hours[^1]);
        Assert.Equal((13, 2, 1), (figures.Delivered, figures.FailedTries, figures.GaveUp));
        Assert.Equal(13 / 15d, figures.SuccessRate);
    }

    [Fact]
    public async Task Another_workspace_s_figures_are_not_seen()
    {
        using var log = await LogDatabase.CreateAsync();
        log.Add(new GivenDelivery());
        await CountAsync(log, log.WebhookId, Hour(log.Clock.GetUtcNow()), delivered: 5, failed: 2, gaveUp: 1);
        var stranger = await log.AddWorkspaceAsync("globex");

        var figures = await log.Services.GetRequiredService<OverviewStore>().ReadAsync(stranger, CancellationToken.None);

        Assert.Equal((0, 0, 0, null, null), (figures.Delivered, figures.FailedTries, figures.GaveUp, figures.SuccessRate, figures.P95));
    }

    [Fact]
    public async Task Each_webhook_has_its_own_day_and_no_other_workspace_sees_it()
    {
        using var log = await LogDatabase.CreateAsync();
        var (quiet, other) = (await log.AddWebhookAsync("Quiet"), await log.AddWebhookAsync("ERP"));
        var hour = Hour(log.Clock.GetUtcNow());
        await CountAsync(log, log.WebhookId, hour, delivered: 5, failed: 2, gaveUp: 1);
        await CountAsync(log, log.WebhookId, hour.AddHours(-23), delivered: 7, failed: 0, gaveUp: 0);
        await CountAsync(log, log.WebhookId, hour.AddHours(-24), delivered: 100, failed: 0, gaveUp: 0);
        await CountAsync(log, other, hour, delivered: 1, failed: 0, gaveUp: 0);
        var store = log.Services.GetRequiredService<OverviewStore>();

        var days = await store.ReadDaysAsync(log.WorkspaceId, CancellationToken.None);

        Assert.Equal(Enumerable.Range(-23, 24).Select(i => hour.AddHours(i)), days[log.WebhookId].Hours.Select(row => row.Hour));
        Assert.Equal((12, 2, 12 / 14d), (days[log.WebhookId].Delivered, days[log.WebhookId].FailedTries, days[log.WebhookId].SuccessRate));
        Assert.Equal((1, false), (days[other].Delivered, days.ContainsKey(quiet)));
        Assert.Empty(await store.ReadDaysAsync(await log.AddWorkspaceAsync("globex"), CancellationToken.None));
    }

    [Fact]
    public async Task The_p95_is_of_the_newest_answers_and_of_no_failure()
    {
        using var log = await LogDatabase.CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            log.Add(new GivenDelivery());
        }

        log.Add(GivenDelivery.Exhausted, 5);
        await log.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "update deliveries set completed_at = created_at, last_duration_ms = (select count(*) from deliveries earlier where earlier.id <= deliveries.id) * case status when 'succeeded' then 10 else 1000 end"));

        Assert.Equal(TimeSpan.FromMilliseconds(190), (await ReadAsync(log)).P95);
        log.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await ReadAsync(log)).P95);
    }

    private static Task<OverviewFigures> ReadAsync(LogDatabase log) => log.Services.GetRequiredService<OverviewStore>().ReadAsync(log.WorkspaceId, CancellationToken.None);

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private static Task CountAsync(LogDatabase log, Guid webhookId, DateTimeOffset hour, int delivered, int failed, int gaveUp) => log.WriteAsync(db => db.Database.ExecuteSqlAsync(
        $"INSERT INTO delivery_hours (webhook_id, hour, workspace_id, succeeded, failed, exhausted, duration_ms) VALUES ({webhookId.ToByteArray(bigEndian: true)}, {hour.UtcTicks}, {log.WorkspaceId.ToByteArray(bigEndian: true)}, {delivered}, {failed}, {gaveUp}, 1)"));
}
