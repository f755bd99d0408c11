using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

public sealed class PausePassTests : IAsyncLifetime
{
    private static readonly TimeSpan FourHours = TimeSpan.FromHours(4);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task What_waited_goes_out_when_the_hours_are_over_also_after_a_restart()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        var begin = Live.Clock.GetUtcNow();
        var paused = await PauseAsync(webhook, """{ "hours": 4 }""");
        Assert.Equal(("paused", begin + FourHours), (paused.GetProperty("state").GetString(), paused.GetProperty("paused_until").GetDateTimeOffset()));
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await Live.RestartAsync();

        await PassAtAsync(begin + FourHours - Tick);
        Assert.Equal("paused", (await ReadAsync(webhook)).GetProperty("state").GetString());
        Assert.Empty(Live.Receiver.Requests);
        await PassAtAsync(begin + FourHours);
        await Live.UntilDeliveriesAsync(deliveries => deliveries.All(delivery => delivery.Status == DeliveryStatus.Succeeded));

        var read = await ReadAsync(webhook);
        Assert.Equal("active", read.GetProperty("state").GetString());
        Assert.False(read.TryGetProperty("paused_until", out _));
        Assert.Equal([(WebhookAudit.Paused, "ApiKey"), (WebhookAudit.Resumed, "System")], await AuditAsync());
    }

    [Theory]
    [InlineData("resume", "pause")]
    [InlineData("disable", "enable")]
    public async Task Whoever_switches_it_meanwhile_ends_the_hours(string first, string second)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await PauseAsync(webhook, """{ "hours": 1 }""");
        await Live.SwitchAsync(webhook, first);
        Assert.False((await ReadAsync(webhook)).TryGetProperty("paused_until", out _));
        await Live.SwitchAsync(webhook, second);
        var before = (await ReadAsync(webhook)).GetProperty("state").GetString();

        await PassAtAsync(Live.Clock.GetUtcNow() + FourHours);

        Assert.Equal(before, (await ReadAsync(webhook)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_pause_can_be_made_longer_and_without_an_end()
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");
        await PauseAsync(webhook, """{ "hours": 1 }""");
        Assert.Equal(Live.Clock.GetUtcNow() + FourHours, (await PauseAsync(webhook, """{ "hours": 4 }""")).GetProperty("paused_until").GetDateTimeOffset());
        Assert.False((await PauseAsync(webhook, "{}")).TryGetProperty("paused_until", out _));

        await PassAtAsync(Live.Clock.GetUtcNow() + (100 * FourHours));

        Assert.Equal("paused", (await ReadAsync(webhook)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("""{ "hours": 0 }""", "hours")]
    [InlineData("""{ "hours": 721 }""", "hours")]
    [InlineData("""{ "hours": 1.5 }""", "hours")]
    [InlineData("""{ "hours": "4" }""", "hours")]
    [InlineData("""{ "minutes": 4 }""", "minutes")]
    [InlineData("[]", "body")]
    public async Task Wrong_hours_are_refused_and_nothing_is_paused(string body, string field)
    {
        var webhook = await Live.AddWebhookAsync("conversation.started");

        var (status, problem) = await Live.PostAsync(body, $"/api/v1/webhooks/{webhook.PublicId}/pause");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        Assert.Equal("active", (await ReadAsync(webhook)).GetProperty("state").GetString());
    }

    private async Task<JsonElement> PauseAsync(GivenWebhook webhook, string body)
    {
        var (status, answer) = await Live.PostAsync(body, $"/api/v1/webhooks/{webhook.PublicId}/pause");
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    private async Task<JsonElement> ReadAsync(GivenWebhook webhook) =>
        JsonSerializer.Deserialize<JsonElement>(await Live.Api.GetStringAsync(new Uri($"/api/v1/webhooks/{webhook.PublicId}", UriKind.Relative)));

    private async Task PassAtAsync(DateTimeOffset at)
    {
        Live.Clock.Advance(at - Live.Clock.GetUtcNow());
        await Live.Get<PausePass>().RunAsync(CancellationToken.None);
    }

    private async Task<List<(string Action, string Actor)>> AuditAsync()
    {
        var entries = await Live.ReadAsync(db => db.AuditEntries.Where(entry => entry.Action == WebhookAudit.Paused || entry.Action == WebhookAudit.Resumed).OrderBy(entry => entry.Id).ToListAsync());
        return entries.ConvertAll(entry => (entry.Action, entry.ActorKind.ToString()));
    }
}
