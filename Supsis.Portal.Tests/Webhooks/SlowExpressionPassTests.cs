using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Triggers;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Webhooks;

/// <summary>A regular expression that takes too long, from the message to the suspension and back.</summary>
public sealed class SlowExpressionPassTests : IAsyncLifetime, IDisposable
{
    private readonly LogSink _log = new();
    private LivePortal? _live;
    private GivenWebhook? _webhook;

    private LivePortal Live => _live!;

    private string Address => $"/api/v1/webhooks/{_webhook!.PublicId}";

    public async Task InitializeAsync()
    {
        _live = await LivePortal.StartAsync(services: services => services
            .AddSingleton<ILoggerProvider>(_log)
            .AddSingleton(provider => new ExpressionWatch(provider.GetRequiredService<TimeProvider>()) { Patience = SlowExpression.Patience }));
        var slow = new JsonObject
        {
            ["type"] = "keyword.matched",
            ["match"] = "regex",
            ["keywords"] = new JsonArray("acil", SlowExpression.Pattern),
            ["once_per_conversation"] = false,
        };
        _webhook = await Live.AddWebhookAsync(slow.ToJsonString(), """{ "type": "keyword.matched", "keywords": ["acil"], "once_per_conversation": false }""");
    }

    public async Task DisposeAsync() => await Live.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task The_third_time_its_trigger_is_suspended_for_good_and_the_others_go_on()
    {
        await TakeTooLongAsync(2);
        await PassAsync();
        Assert.False(IsSuspended(await ReadAsync()));
        await TakeTooLongAsync(1);
        Assert.Equal((0, 1), await FiringsAsync("acil")); // at once, before anything is written down
        await PassAsync();
        await PassAsync();

        Assert.True(IsSuspended(await ReadAsync()));
        Assert.False((await ReadAsync()).GetProperty("triggers")[1].TryGetProperty("suspended", out _));
        var line = Assert.Single(_log.Lines, line => line.Contains("is suspended", StringComparison.Ordinal));
        Assert.Contains(_webhook!.PublicId, line, StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("{60}", StringComparison.Ordinal));
        await Live.RestartAsync();
        Assert.Equal((0, 1), await FiringsAsync("acil"));
    }

    [Fact]
    public async Task Saving_the_webhook_as_it_was_read_gives_it_another_chance()
    {
        await TakeTooLongAsync(3);
        await PassAsync();
        var read = await ReadAsync();

        using var saved = await Live.Api.PutAsync(new Uri(Address, UriKind.Relative), new StringContent(read.GetRawText(), null, "application/json"));

        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        Assert.False(IsSuspended(await ReadAsync()));
        Assert.Equal((1, 1), await FiringsAsync("acil"));
        await TakeTooLongAsync(3);
        await PassAsync();
        Assert.True(IsSuspended(await ReadAsync()));
    }

    [Fact]
    public async Task Who_takes_the_expression_away_in_time_is_not_told_of_it()
    {
        await TakeTooLongAsync(3);
        using var saved = await Live.Api.PatchAsync(
            new Uri(Address, UriKind.Relative),
            new StringContent("""{ "triggers": [ { "type": "keyword.matched", "match": "regex", "keywords": ["acil"], "once_per_conversation": false } ] }""", null, "application/merge-patch+json"));
        await PassAsync();

        Assert.True(saved.IsSuccessStatusCode);
        Assert.False(IsSuspended(await ReadAsync()));
        Assert.Equal((1, 0), await FiringsAsync("acil"));
    }

    private static bool IsSuspended(JsonElement webhook) => webhook.GetProperty("triggers")[0].TryGetProperty("suspended", out var suspended) && suspended.GetBoolean();

    private Task PassAsync() => Live.Get<SlowExpressionPass>().RunAsync(CancellationToken.None);

    private async Task TakeTooLongAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Live.AcceptAsync(GivenEvent.Message("visitor", SlowExpression.NewText()));
        }
    }

    /// <summary>How often a message fires the first trigger and the other one.</summary>
    private async Task<(int Slow, int Other)> FiringsAsync(string text)
    {
        var before = (await Live.DeliveriesAsync()).Count;
        await Live.AcceptAsync(GivenEvent.Message("visitor", text));
        var triggers = (await Live.DeliveriesAsync()).Skip(before).Select(delivery => delivery.TriggerId).ToHashSet();
        var first = await Live.ReadAsync(db => Task.FromResult(db.Triggers.Where(trigger => trigger.IsActive).OrderBy(trigger => trigger.Position).Select(trigger => trigger.Id).First()));
        return (triggers.Count(id => id == first), triggers.Count(id => id != first));
    }

    private async Task<JsonElement> ReadAsync() => JsonSerializer.Deserialize<JsonElement>(await Live.Api.GetStringAsync(new Uri(Address, UriKind.Relative)));
}
