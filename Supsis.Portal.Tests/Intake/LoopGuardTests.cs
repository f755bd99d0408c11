using Microsoft.AspNetCore.Http;
using Supsis.Portal.Data;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Receivers that answer a delivery with an event.</summary>
public sealed class LoopGuardTests : IAsyncLifetime
{
    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Theory]
    [InlineData("", 0)]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("0004", 4)]
    [InlineData("5", 5)]
    [InlineData("6", 5)]
    [InlineData("99999999999999999999", 5)]
    [InlineData("-1", 0)]
    [InlineData("two", 0)]
    [InlineData("1,2", 0)]
    public void A_request_says_how_deep_it_stands(string header, int depth)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["webhook-depth"] = header;

        Assert.Equal(depth, LoopGuard.DepthOf(request));
    }

    [Fact]
    public async Task What_a_receiver_writes_back_fires_others_but_not_its_own_webhook()
    {
        var (crm, depot) = await TwoWebhooksAsync();
        await Live.AcceptAsync(new GivenEvent("conversation.assigned"));
        var delivery = (await Live.DeliveriesAsync()).First(owed => owed.WebhookId == crm.Id);

        await Live.AcceptAsync(Answering(PublicId.Format(PublicId.Delivery, delivery.Id)), Answering(crm.PublicId));

        var byWebhook = (await Live.DeliveriesAsync()).CountBy(owed => owed.WebhookId).ToDictionary();
        Assert.Equal((1, 3), (byWebhook[crm.Id], byWebhook[depot.Id]));
        Assert.Equal([1, 1, 1, 2], (await Live.DeliveriesAsync()).Select(owed => owed.Depth).Order());
    }

    [Theory]
    [InlineData("\"crm\"")]
    [InlineData("\"wh_\"")]
    [InlineData("\"msg_00000000000000000000000000\"")]
    [InlineData("\"evt_00000000000000000000000000\"")]
    [InlineData("null")]
    public async Task Any_other_origin_is_nobodys(string origin)
    {
        await TwoWebhooksAsync();

        await Live.AcceptAsync(new GivenEvent("conversation.assigned") { More = $$"""{ "origin": {{origin}} }""" });

        Assert.Equal([1, 1], (await Live.DeliveriesAsync()).Select(owed => owed.Depth));
    }

    [Fact]
    public async Task A_header_says_how_deep_and_beyond_the_limit_an_event_is_stored_and_fires_nothing()
    {
        await TwoWebhooksAsync();

        await PostAsync(new GivenEvent("conversation.assigned"), ("webhook-depth", "4"));
        var requests = await Live.Receiver.WaitForAsync(2);
        await PostAsync(new GivenEvent("conversation.assigned"), ("webhook-depth", "5"));

        Assert.All(requests, request => Assert.Equal("5", request.Headers["webhook-depth"]));
        Assert.Equal((2, 2), ((await Live.DeliveriesAsync()).Count, (await Live.TypesAsync()).Count(type => type == "conversation.assigned")));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Two_webhooks_whose_receivers_answer_each_other_come_to_an_end(bool sendsOrigin, bool sendsDepth)
    {
        await TwoWebhooksAsync();
        Live.Receiver.Answer = async context =>
        {
            var origin = sendsOrigin ? context.Request.Headers["webhook-id"].ToString() : "crm";
            (string, string)[] headers = sendsDepth ? [("webhook-depth", context.Request.Headers["webhook-depth"].ToString())] : [];
            await PostAsync(Answering(origin), headers);
            context.Response.StatusCode = StatusCodes.Status200OK;
        };

        await Live.AcceptAsync(new GivenEvent("conversation.assigned"));
        // With an origin each fires only the other: two a level. Without one both fire at every level: 2 + 4 + 8 + 16 + 32.
        var expected = sendsOrigin ? 10 : 62;
        await Live.UntilAsync(async () => (await Live.TypesAsync()).Count(type => type == "conversation.assigned") == expected + 1, "the chain is shorter than it must be");
        await Live.UntilQuietAsync();
        await Live.SettleAsync();

        var deliveries = await Live.DeliveriesAsync();
        Assert.Equal((expected, LoopGuard.Deepest), (deliveries.Count, deliveries.Max(owed => owed.Depth)));
        Assert.Equal(expected + 1, (await Live.TypesAsync()).Count(type => type == "conversation.assigned"));
    }

    private static GivenEvent Answering(string origin) => new("conversation.assigned") { More = $$"""{ "origin": "{{origin}}" }""" };

    private async Task<(GivenWebhook Crm, GivenWebhook Depot)> TwoWebhooksAsync() => (
        await Live.AddWebhookAsync(new Uri(Live.Receiver.Url, "/crm"), "CRM", "conversation.assigned"),
        await Live.AddWebhookAsync(new Uri(Live.Receiver.Url, "/depo"), "Depo", "conversation.assigned"));

    private async Task PostAsync(GivenEvent sent, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = new StringContent(sent.Json, null, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await Live.Api.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
