using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

/// <summary>The state machine of a conversation. A word of a script is an event, <c>:status</c> what it says of the status; a star in the story means that it fired.</summary>
public sealed class EventRecorderTests(LivePortalFixture fixture) : IClassFixture<LivePortalFixture>
{
    private readonly string _conversation = LivePortalFixture.NewConversation();

    [Theory]
    [InlineData("started", "started*", "open")]
    [InlineData("visitor", "started* created*", "open")]
    [InlineData("assigned", "started* assigned*", "open")]
    [InlineData("visitor started", "started* created* started", "open")]
    [InlineData("started started", "started* started", "open")]
    [InlineData("started:pending", "started*", "pending")]
    public async Task An_unknown_conversation_begins_with_its_opening(string script, string story, string status) => await PlaysAsync(script, story, status);

    [Theory]
    [InlineData("started ended", "started* ended*", "ended")]
    [InlineData("ended", "started* ended*", "ended")]
    [InlineData("started ended ended", "started* ended* ended", "ended")]
    [InlineData("started ended:open", "started* ended*", "ended")]
    [InlineData("ended started", "started* ended* started", "ended")]
    [InlineData("ended started:open", "started* ended* started", "ended")]
    public async Task It_ends_once(string script, string story, string status) => await PlaysAsync(script, story, status);

    [Theory]
    [InlineData("started assigned:ended", "started* assigned* ended*", "ended")]
    [InlineData("started agent:ended", "started* created* first_response* ended*", "ended")]
    [InlineData("assigned:ended", "started* assigned* ended*", "ended")]
    [InlineData("started ended assigned:ended", "started* ended* assigned*", "ended")]
    [InlineData("started assigned:snoozed", "started* assigned*", "snoozed")]
    [InlineData("started assigned:pending assigned", "started* assigned* assigned*", "pending")]
    public async Task Its_status_may_say_so(string script, string story, string status) => await PlaysAsync(script, story, status);

    [Theory]
    [InlineData("started ended visitor", "started* ended* reopened* created*", "open")]
    [InlineData("started ended visitor:pending", "started* ended* reopened* created*", "pending")]
    [InlineData("started ended visitor visitor", "started* ended* reopened* created* created*", "open")]
    [InlineData("started ended agent", "started* ended* created* first_response*", "ended")]
    [InlineData("started ended bot", "started* ended* created*", "ended")]
    [InlineData("started ended system", "started* ended* created", "ended")]
    [InlineData("started ended visitor:ended", "started* ended* created*", "ended")]
    [InlineData("started ended assigned", "started* ended* assigned*", "ended")]
    [InlineData("started ended assigned:open", "started* ended* reopened* assigned*", "open")]
    [InlineData("started ended agent:open", "started* ended* reopened* created* first_response*", "open")]
    [InlineData("started ended reopened", "started* ended* reopened*", "open")]
    [InlineData("started reopened", "started* reopened", "open")]
    [InlineData("reopened", "started* reopened", "open")]
    [InlineData("started ended visitor reopened", "started* ended* reopened* created* reopened", "open")]
    public async Task A_visitor_reopens_it_and_nobody_elses_message_does(string script, string story, string status) => await PlaysAsync(script, story, status);

    [Theory]
    [InlineData("visitor ended", "started* created* ended* abandoned*", "ended")]
    [InlineData("visitor:ended", "started* created* ended* abandoned*", "ended")]
    [InlineData("visitor assigned:ended", "started* created* assigned* ended* abandoned*", "ended")]
    [InlineData("visitor agent ended", "started* created* created* first_response* ended*", "ended")]
    [InlineData("visitor bot ended", "started* created* created* ended*", "ended")]
    [InlineData("visitor system ended", "started* created* created ended* abandoned*", "ended")]
    [InlineData("visitor agent visitor ended", "started* created* created* first_response* created* ended* abandoned*", "ended")]
    [InlineData("agent ended", "started* created* first_response* ended*", "ended")]
    [InlineData("visitor abandoned ended", "started* created* abandoned* ended*", "ended")]
    [InlineData("visitor ended abandoned", "started* created* ended* abandoned* abandoned", "ended")]
    [InlineData("visitor ended visitor ended", "started* created* ended* abandoned* reopened* created* ended* abandoned*", "ended")]
    [InlineData("visitor ended ended", "started* created* ended* abandoned* ended", "ended")]
    public async Task It_is_abandoned_when_it_ends_with_a_visitor_unanswered(string script, string story, string status) => await PlaysAsync(script, story, status);

    [Fact]
    public async Task A_late_opening_moves_the_beginning_and_not_the_end()
    {
        var now = fixture.Live.Clock.GetUtcNow();
        await fixture.Live.AcceptAsync(
            new GivenEvent("conversation.ended", _conversation) { At = now - TimeSpan.FromMinutes(1) },
            new GivenEvent("conversation.started", _conversation) { At = now - TimeSpan.FromMinutes(9), More = """{ "conversation": { "channel": { "type": "web" } } }""" },
            new GivenEvent("conversation.assigned", _conversation));

        var conversation = (await fixture.Live.BodyAsync("conversation.assigned", _conversation)).GetProperty("data").GetProperty("conversation");
        Assert.Equal(now - TimeSpan.FromMinutes(9), conversation.GetProperty("started_at").GetDateTimeOffset());
        Assert.Equal(now - TimeSpan.FromMinutes(1), conversation.GetProperty("ended_at").GetDateTimeOffset());
        Assert.Equal("web", conversation.GetProperty("channel").GetProperty("type").GetString());
        Assert.Equal(480, conversation.GetProperty("timings").GetProperty("duration_seconds").GetInt64());
    }

    [Fact]
    public async Task A_message_moves_the_activity_of_its_side_and_of_no_other()
    {
        var start = fixture.Live.Clock.GetUtcNow() - TimeSpan.FromMinutes(9);
        await fixture.Live.AcceptAsync(GivenEvent.Message("visitor", conversation: _conversation) with { At = start });
        var before = await RowAsync();
        foreach (var (author, minute) in new[] { ("visitor", 1), ("agent", 2), ("bot", 3), ("system", 4), ("agent", 5) })
        {
            var at = start + TimeSpan.FromMinutes(minute);
            await fixture.Live.AcceptAsync(GivenEvent.Message(author, conversation: _conversation) with { At = at });

            var after = await RowAsync();
            Assert.Equal(author == "system" ? before.LastActivityAt : at, after.LastActivityAt);
            Assert.Equal(author == "visitor" ? at : before.LastVisitorActivityAt, after.LastVisitorActivityAt);
            Assert.Equal(author == "agent" ? at : before.LastAgentActivityAt, after.LastAgentActivityAt);
            Assert.Equal(author == "bot" ? at : before.LastBotActivityAt, after.LastBotActivityAt);
            before = after;
        }
    }

    private Task<Conversation> RowAsync() => fixture.Live.ReadAsync(db => db.Conversations.SingleAsync(c => c.ExternalId == _conversation));

    private async Task PlaysAsync(string script, string story, string status)
    {
        await fixture.Live.AcceptAsync([.. script.Split(' ').Select(word => EventOf(word.Split(':')))]);

        var events = await fixture.Live.EventsAsync(_conversation);
        var fired = await fixture.Live.ReadAsync(db => db.Deliveries.Select(d => d.EventId).ToListAsync());
        Assert.Equal(story, string.Join(' ', events.Select(e => e.Type.Split('.')[1] + (fired.Contains(e.Id) ? "*" : ""))));
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Sequence));
        Assert.Equal(status, EnumWord.Of(await fixture.Live.ReadAsync(db => db.Conversations.Where(c => c.ExternalId == _conversation).Select(c => c.Status).SingleAsync())));
    }

    private GivenEvent EventOf(string[] word)
    {
        var told = word[0] is "visitor" or "agent" or "bot" or "system"
            ? GivenEvent.Message(word[0], conversation: _conversation)
            : new GivenEvent("conversation." + word[0], _conversation);
        return told with { Status = word.ElementAtOrDefault(1) };
    }
}
