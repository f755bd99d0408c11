using System.Net;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Order per conversation and requests a minute, where a webhook asks for them.</summary>
public sealed class SendingPaceTests : DispatchTest
{
    [Fact]
    public async Task A_failing_head_holds_back_its_own_conversation_and_nobody_elses()
    {
        await AddAsync("\"ordered\": true");
        Receiver.AnswerNext(Answers.Status(500));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "one", "c-1"));
        await Receiver.WaitForAsync(1);
        await Live.UntilQuietAsync();
        await Live.AcceptAsync(
            GivenEvent.Message("visitor", "two", "c-1"), GivenEvent.Message("visitor", "three", "c-1"),
            GivenEvent.Message("visitor", "other", "c-2"), GivenEvent.Message("visitor", "other too", "c-2"));
        await Receiver.WaitForAsync(3);
        await Live.UntilQuietAsync();
        Assert.Equal(["one", "other", "other too"], Texts());

        Live.Clock.Advance(TimeSpan.FromSeconds(15));
        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
        Assert.Equal(["one", "other", "other too", "one", "two", "three"], Texts());
    }

    [Fact]
    public async Task The_order_outlives_a_restart()
    {
        await AddAsync("\"ordered\": true");
        Receiver.AnswerNext(Answers.Status(500));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "one"));
        await Receiver.WaitForAsync(1);
        await Live.UntilQuietAsync();
        await Live.AcceptAsync(GivenEvent.Message("visitor", "two"), GivenEvent.Message("visitor", "three"));

        await Live.RestartAsync();
        Live.Clock.Advance(TimeSpan.FromSeconds(15));
        await Live.Get<DeliveryDispatcher>().RefillAsync(CancellationToken.None);

        await Live.UntilDeliveriesAsync(all => all.All(d => d.Status == DeliveryStatus.Succeeded));
        Assert.Equal(["one", "one", "two", "three"], Texts());
    }

    [Fact]
    public async Task An_exhausted_head_lets_the_next_go()
    {
        await AddAsync("\"ordered\": true");
        Receiver.AnswerNext(Answers.Status(404), Answers.Status(404), Answers.Status(404));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "one"), GivenEvent.Message("visitor", "two"));
        for (var attempt = 1; attempt < 3; attempt++)
        {
            await Live.UntilDeliveriesAsync(all => all[0].AttemptCount == attempt);
            Live.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await Live.UntilDeliveriesAsync(all => all[1].Status == DeliveryStatus.Succeeded);
        Assert.Equal(["one", "one", "one", "two"], Texts());
    }

    [Fact]
    public async Task Many_conversations_in_order_all_arrive_in_order()
    {
        await AddAsync("\"ordered\": true");
        await Live.AcceptArrayAsync(from number in Enumerable.Range(1, 20) from conversation in Enumerable.Range(1, 10) select GivenEvent.Message("visitor", $"{conversation}:{number}", $"c-{conversation}"));

        await Live.UntilDeliveriesAsync(all => all.Count == 200 && all.All(d => d.Status == DeliveryStatus.Succeeded));
        Assert.All(
            Texts().GroupBy(text => text.Split(':')[0]),
            conversation => Assert.Equal(Enumerable.Range(1, 20), conversation.Select(text => int.Parse(text.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task A_limit_spreads_requests_over_the_minute()
    {
        await AddAsync("\"max_per_minute\": 60");
        await Live.AcceptArrayAsync(Enumerable.Range(1, 5).Select(number => GivenEvent.Message("visitor", $"{number}")));
        await Receiver.WaitForAsync(1);
        await Live.UntilQuietAsync();
        Assert.Single(Receiver.Requests);

        for (var sent = 2; sent <= 5; sent++)
        {
            Live.Clock.Advance(TimeSpan.FromSeconds(1));
            await Receiver.WaitForAsync(sent);
            await Live.UntilQuietAsync();
            Assert.Equal(sent, Receiver.Requests.Count);
        }
    }

    private async Task AddAsync(string setting)
    {
        using var body = new StringContent(
            $$"""{ "name": "CRM", "url": "{{Receiver.Url}}", "triggers": [ { "type": "message.created" } ], {{setting}} }""", Encoding.UTF8, "application/json");
        using var answer = await Live.Api.PostAsync("/api/v1/webhooks", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        Assert.Contains(setting.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
    }

    private List<string> Texts() => [.. Receiver.Requests.Select(request =>
        JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("data").GetProperty("message").GetProperty("text").GetString()!)];
}
