using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

public sealed class IntakeWriterTests(LivePortalFixture fixture) : IClassFixture<LivePortalFixture>
{
    private readonly string _conversation = LivePortalFixture.NewConversation();

    private LivePortal Live => fixture.Live;

    [Fact]
    public async Task Sequence_numbers_have_no_gap_when_many_post_at_once()
    {
        var conversations = Enumerable.Range(0, 4).Select(_ => LivePortalFixture.NewConversation()).ToList();
        string[] script = ["visitor", "agent", "bot"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async poster =>
        {
            var codes = new List<HttpStatusCode>();
            for (var i = 0; i < 6; i++)
            {
                var sent = i == 5 ? new GivenEvent("conversation.ended", conversations[poster % 4]) : GivenEvent.Message(script[i % 3], conversation: conversations[poster % 4]);
                codes.Add((await Live.PostAsync(sent.Json)).Status);
            }

            return codes;
        }));
        await Live.SettleAsync();

        Assert.All(answers.SelectMany(codes => codes), code => Assert.Equal(HttpStatusCode.Accepted, code));
        foreach (var conversation in conversations)
        {
            var events = await Live.EventsAsync(conversation);
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Sequence));
            Assert.Equal(16 * 6, events.Count(e => e.ProducerId is not null));
            Assert.Single(events, e => e.Type == "conversation.started");
            var (last, visitors) = await Live.ReadAsync(db => db.Conversations.Where(c => c.ExternalId == conversation)
                .Select(c => new ValueTuple<long, int>(c.LastSequence, c.MessagesByVisitor)).SingleAsync());
            Assert.Equal((events.Count, 32), (last, visitors));
        }
    }

    [Fact]
    public async Task Conversations_are_numbered_per_workspace_from_1_without_gaps()
    {
        for (var i = 0; i < 3; i++)
        {
            await Live.AcceptAsync(new GivenEvent("conversation.started", LivePortalFixture.NewConversation()));
        }

        var numbers = await Live.ReadAsync(db => db.Conversations.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Select(number => (int)number));

        using var stranger = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = new StringContent(new GivenEvent("conversation.started", _conversation).Json, null, "application/json") };
        stranger.Headers.Authorization = new("Bearer", PortalApplication.OtherApiKey);
        using var answer = await Live.Api.SendAsync(stranger);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await using var db = Live.Get<PortalReader>().OpenAsSystem("test");
        Assert.Equal(1, await db.Conversations.Where(c => c.ExternalId == _conversation && c.WorkspaceId != Live.WorkspaceId).Select(c => c.Number).SingleAsync());
        Assert.Empty(await Live.EventsAsync(_conversation)); // the same id in another workspace is another conversation
    }

    [Fact]
    public async Task A_repeat_changes_nothing_also_after_a_restart_and_another_content_is_a_clash()
    {
        var sent = GivenEvent.Message("visitor", conversation: _conversation);
        await Live.AcceptAsync(sent);
        var (_, twice) = await Live.PostAsync(sent.Json);
        await Live.RestartAsync();
        var (status, thrice) = await Live.PostAsync("  " + sent.Json.Replace(",", " ,\n", StringComparison.Ordinal));
        var (clash, problem) = await Live.PostAsync((sent with { More = sent.More.Replace("merhaba", "selam", StringComparison.Ordinal) }).Json);

        Assert.Equal((0, 1), Counts(twice));
        Assert.Equal((HttpStatusCode.Accepted, (0, 1)), (status, Counts(thrice)));
        Assert.Equal(HttpStatusCode.Conflict, clash);
        Assert.Single(problem.GetProperty("errors").GetProperty("id").EnumerateArray());
        Assert.Equal(["conversation.started", "message.created"], await Live.TypesAsync(_conversation));
        Assert.Equal(2, (await Live.DeliveriesAsync()).Count(d => d.ConversationId == ConversationIdAsync().Result));

        async Task<Guid> ConversationIdAsync() => (await Live.EventsAsync(_conversation))[0].ConversationId;
    }

    [Fact]
    public async Task In_one_array_repeats_are_counted_and_of_two_contents_the_first_wins()
    {
        var first = GivenEvent.Message("visitor", "birinci", _conversation);
        var clash = GivenEvent.Message("visitor", "ikinci", _conversation) with { Id = first.Id };

        var answer = await Live.AcceptArrayAsync([first, first, clash, GivenEvent.Message("agent", conversation: _conversation)]);

        Assert.Equal((2, 1), Counts(answer));
        var rejected = Assert.Single(answer.GetProperty("rejected").EnumerateArray());
        Assert.Equal((2, first.Id), (rejected.GetProperty("index").GetInt32(), rejected.GetProperty("id").GetString()));
        Assert.Equal(["conversation.started", "message.created", "message.created", "conversation.first_response"], await Live.TypesAsync(_conversation));
        Assert.Equal("agent", (await Live.BodyAsync("message.created", _conversation)).GetProperty("data").GetProperty("message").GetProperty("author").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task An_array_may_be_larger_than_a_group()
    {
        var answer = await Live.AcceptArrayAsync(Enumerable.Range(0, 1_000).Select(_ => GivenEvent.Message("visitor", conversation: _conversation)));

        Assert.Equal((1_000, 0), Counts(answer));
        Assert.Equal(1_001, (await Live.EventsAsync(_conversation)).Count);
    }

    [Fact]
    public async Task Messages_are_counted_by_side_and_the_first_response_is_the_first_agents()
    {
        var start = Live.Clock.GetUtcNow() - TimeSpan.FromMinutes(5);
        await Live.AcceptAsync(
            new GivenEvent("conversation.started", _conversation) { At = start },
            GivenEvent.Message("visitor", conversation: _conversation) with { At = start.AddSeconds(5) },
            GivenEvent.Message("bot", conversation: _conversation) with { At = start.AddSeconds(6) },
            GivenEvent.Message("system", conversation: _conversation) with { At = start.AddSeconds(7) },
            GivenEvent.Message("agent", conversation: _conversation) with { At = start.AddSeconds(42) },
            GivenEvent.Message("agent", conversation: _conversation) with { At = start.AddSeconds(50) },
            GivenEvent.Message("visitor", conversation: _conversation) with { At = start.AddSeconds(60) },
            new GivenEvent("conversation.ended", _conversation) { At = start.AddSeconds(90) });

        Assert.Equal(
            """{"first_response_seconds":42,"duration_seconds":90,"messages_by_visitor":2,"messages_by_agent":2,"messages_by_bot":1}""",
            (await Live.BodyAsync("conversation.ended", _conversation)).GetProperty("data").GetProperty("conversation").GetProperty("timings").GetRawText());
    }

    [Fact]
    public async Task Nobody_was_active_in_the_future()
    {
        var now = Live.Clock.GetUtcNow();
        await Live.AcceptAsync(GivenEvent.Message("visitor", conversation: _conversation) with { At = now + TimeSpan.FromHours(3) });

        Assert.Equal(now, await Live.ReadAsync(db => db.Conversations.Where(c => c.ExternalId == _conversation).Select(c => c.LastActivityAt).SingleAsync()));
    }

    [Fact]
    public async Task An_event_that_the_disk_refuses_is_answered_503_and_leaves_nothing()
    {
        await Live.AcceptAsync(new GivenEvent("conversation.started", _conversation));
        await Live.ExecuteAsync("CREATE TRIGGER refuse BEFORE INSERT ON payloads BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        var sent = GivenEvent.Message("visitor", conversation: _conversation);
        var (status, _) = await Live.PostAsync(sent.Json);
        await Live.ExecuteAsync("DROP TRIGGER refuse");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Single(await Live.EventsAsync(_conversation));

        await Live.AcceptAsync(sent);
        var body = await Live.BodyAsync("message.created", _conversation);
        Assert.Equal(2, body.GetProperty("data").GetProperty("event").GetProperty("sequence").GetInt64());
        Assert.Equal(1, body.GetProperty("data").GetProperty("conversation").GetProperty("timings").GetProperty("messages_by_visitor").GetInt32());
    }

    private static (int Accepted, int Duplicates) Counts(JsonElement answer) => (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicates").GetInt32());
}
