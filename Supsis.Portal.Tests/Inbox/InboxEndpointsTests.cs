using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Supsis.Portal.Inbox;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Inbox;

public sealed class InboxEndpointsTests
{
    [Fact]
    public async Task An_unknown_token_is_a_404_in_the_shape_of_the_api()
    {
        await using var portal = new PortalApplication();
        using var client = portal.ApiClient(key: null);

        using var answer = await client.PostAsync("/inbox/nobody", new StringContent("{}"));

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Whatever_arrives_is_answered_and_kept_for_its_workspace_only()
    {
        await using var portal = new PortalApplication();
        var inbox = new InboxSetUp(portal);
        using var client = portal.ApiClient(key: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, await inbox.AddressAsync()) { Content = new StringContent("""{"type":"x"}""") };
        request.Headers.Add("X-Api-Key", "s3cret");
        request.Headers.Add("X-Source", "test");

        using var answer = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, """{"received":true}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        var kept = Assert.Single(await inbox.UntilAsync(requests => requests.Count > 0));
        Assert.Equal(("""{"type":"x"}""", false, 200), (Encoding.UTF8.GetString(kept.Body), kept.IsCut, kept.AnsweredStatus));
        Assert.Contains("x-source: test", kept.Headers.Split('\n'));
        Assert.Contains("x-api-key: ••••", kept.Headers.Split('\n'));
        Assert.Null(kept.IsSignatureValid);
        Assert.Empty(await inbox.Store.ListAsync(inbox.OtherWorkspaceId, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_cut_and_marked()
    {
        await using var portal = new PortalApplication();
        var inbox = new InboxSetUp(portal);

        using var whole = await inbox.Client.PostAsync(await inbox.AddressAsync(), new ByteArrayContent(new byte[InboxReceiver.BodyLimit]));
        using var cut = await inbox.Client.PostAsync(await inbox.AddressAsync(), new ByteArrayContent(new byte[InboxReceiver.BodyLimit + 1]));

        var kept = await inbox.UntilAsync(requests => requests.Count == 2);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [whole.StatusCode, cut.StatusCode]);
        Assert.Equal([true, false], kept.Select(request => request.IsCut));
        Assert.All(kept, request => Assert.Equal(InboxReceiver.BodyLimit, request.Body.Length));
    }

    [Fact]
    public async Task Only_the_newest_hundred_are_kept()
    {
        await using var portal = new PortalApplication();
        var inbox = new InboxSetUp(portal);
        var address = await inbox.AddressAsync();
        for (var i = 0; i < InboxStore.Limit + 5; i++)
        {
            using var answer = await inbox.Client.PostAsync(address, new StringContent($"{i}"));
        }

        var kept = await inbox.UntilAsync(requests => requests is [var newest, ..] && Encoding.UTF8.GetString(newest.Body) == "104");

        Assert.Equal(Enumerable.Range(5, InboxStore.Limit).Reverse().Select(i => $"{i}"), kept.Select(request => Encoding.UTF8.GetString(request.Body)));
        Assert.Equal(InboxStore.Limit, await inbox.CountRowsAsync());
        Assert.Equal(["104", "103"], (await inbox.Store.ListAsync(inbox.WorkspaceId, kept[2].Id, CancellationToken.None)).Select(request => Encoding.UTF8.GetString(request.Body)));
    }

    [Fact]
    public async Task It_fails_as_often_as_it_is_told_and_says_so()
    {
        await using var portal = new PortalApplication();
        var inbox = new InboxSetUp(portal);
        var address = await inbox.AddressAsync();

        inbox.Behavior.Switch(inbox.WorkspaceId, InboxMode.FailOnce);
        var once = await StatusesAsync(inbox.Client, address, 2);
        inbox.Behavior.Switch(inbox.WorkspaceId, InboxMode.Fail);
        var always = await StatusesAsync(inbox.Client, address, 2);
        inbox.Behavior.Switch(inbox.WorkspaceId, InboxMode.Accept);
        var healed = await StatusesAsync(inbox.Client, address, 1);

        Assert.Equal([500, 200, 500, 500, 200], [.. once, .. always, .. healed]);
        var kept = await inbox.UntilAsync(requests => requests.Count == 5);
        Assert.Equal([200, 500, 500, 200, 500], kept.Select(request => request.AnsweredStatus));
        Assert.Equal(InboxMode.Accept, inbox.Behavior.ModeOf(inbox.OtherWorkspaceId));
    }

    [Fact]
    public async Task An_event_is_delivered_to_the_inbox_signed_and_a_forged_one_is_recognised()
    {
        await using var portal = new PortalApplication();
        var inbox = new InboxSetUp(portal);
        var address = await inbox.AddressAsync();
        using var made = await inbox.Client.PostAsJsonAsync("/api/v1/webhooks", new { name = "CRM", url = address, triggers = new[] { new { type = "message.created" } } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        using var posted = await inbox.Client.PostAsJsonAsync(
            "/api/v1/events", new { id = "p-1", type = "message.created", conversation = new { id = "c-1" }, message = new { id = "m-1", author = new { kind = "visitor" }, text = "Merhaba" } });
        Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
        var arrived = (await inbox.UntilAsync(requests => requests.Count == 1))[0];
        using var forged = await inbox.Client.SendAsync(Forge(address, arrived));

        Assert.True(arrived.IsSignatureValid);
        Assert.StartsWith("msg_", arrived.MessageId, StringComparison.Ordinal);
        Assert.Equal("message.created", JsonDocument.Parse(arrived.Body).RootElement.GetProperty("type").GetString());
        Assert.False((await inbox.UntilAsync(requests => requests.Count == 2))[0].IsSignatureValid);
    }

    private static HttpRequestMessage Forge(Uri address, InboxRequest original)
    {
        var forged = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent([.. original.Body, (byte)' ']) };
        foreach (var line in original.Headers.Split('\n').Where(line => line.StartsWith("webhook-", StringComparison.Ordinal)))
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            forged.Headers.Add(name, value);
        }

        return forged;
    }

    private static async Task<List<int>> StatusesAsync(HttpClient client, Uri address, int count)
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            using var answer = await client.PostAsync(address, new StringContent("{}"));
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }
}
