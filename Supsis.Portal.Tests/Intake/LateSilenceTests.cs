using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Silences that are found after they were due: their beginning came late, or the portal was down.</summary>
public sealed class LateSilenceTests : IAsyncLifetime
{
    private const string Inactive = """{ "type": "conversation.inactive", "minutes": 5 }""";
    private const string Breached = """{ "type": "sla.breached", "minutes": 5 }""";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_history_that_is_sent_at_once_tells_only_the_silence_that_still_lasts()
    {
        await Live.AddWebhookAsync(Inactive, Breached);
        await Live.AcceptArrayAsync(Enumerable.Range(0, 30).Select(minute => GivenEvent.Message(minute % 2 == 0 ? "visitor" : "agent") with { At = Now - Hour + TimeSpan.FromMinutes(minute) }));
        await PassAsync();

        Assert.Equal(["conversation.inactive"], await ToldAsync());
    }

    [Fact]
    public async Task An_old_conversation_that_has_ended_is_silent_for_no_one()
    {
        await Live.AddWebhookAsync(Inactive, Breached);
        await Live.AcceptArrayAsync([GivenEvent.Message("visitor") with { At = Now - Hour }, new GivenEvent("conversation.ended") { At = Now - Hour / 2 }]);
        await PassAsync();

        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task No_pass_sees_the_middle_of_a_request()
    {
        await Live.AddWebhookAsync(Inactive);
        await PassAsync();
        var batch = new IntakeBatch(2, TimeSpan.FromSeconds(1), Live.Get<LateSilences>());
        await Live.AcceptAsync(GivenEvent.Message("visitor") with { At = Now - Hour });
        var conversation = await Live.ReadAsync(db => db.Conversations.SingleAsync());
        Live.Get<LateSilences>().Forget(Live.Get<LateSilences>().Look(9)); // as if the message were the first of the request below
        var late = new LateSilence(Live.WorkspaceId, new(conversation.Id, "c-1", conversation.LastActivityAt), new(5, WaitedFor.Anyone, false), Now);

        batch.Stored(0, IntakeReceipt.Accepted, [late]);
        await PassAsync();
        Assert.Empty(await ToldAsync());
        batch.Stored(1, IntakeReceipt.Accepted, []);
        await PassAsync();

        Assert.Equal(["conversation.inactive"], await ToldAsync());
    }

    [Fact]
    public async Task A_crash_before_the_pass_forgets_none()
    {
        await Live.AddWebhookAsync(Inactive, Breached);
        await PassAsync();
        Live.Clock.Advance(TimeSpan.FromSeconds(20)); // no mark has been stored since
        var received = Now;
        await Live.AcceptAsync(GivenEvent.Message("visitor") with { At = Now - Hour });
        await Live.RestartAsync();
        await PassAsync();

        Assert.Equal(["conversation.inactive", "sla.breached"], (await ToldAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(received, (await Live.BodyAsync("sla.breached")).GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_body_says_how_late_it_is_when_it_is()
    {
        await Live.AddWebhookAsync(Inactive);
        await Live.AcceptAsync(new GivenEvent("conversation.started", "in-time"), new GivenEvent("conversation.started", "late"));
        var due = Now + TimeSpan.FromMinutes(5);
        await PassAsync();
        Live.Clock.Advance(TimeSpan.FromMinutes(4));
        await Live.AcceptAsync(GivenEvent.Message("visitor", conversation: "in-time"));
        await Live.StopAsync();
        Live.Clock.Advance(TimeSpan.FromSeconds(240)); // stopping and starting take time of their own
        await Live.StartAgainAsync();
        Live.Clock.Advance(due + TimeSpan.FromSeconds(300) - Now);
        await PassAsync();

        Assert.Equal("{}", DataOf(await Live.BodyAsync("conversation.inactive", "in-time")));
        var body = await Live.BodyAsync("conversation.inactive", "late");
        Assert.Equal("""{"late_seconds":300}""", DataOf(body));
        Assert.Equal(due, body.GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task Thousands_of_one_threshold_do_not_keep_another_waiting()
    {
        await Live.AcceptArrayAsync(Enumerable.Range(0, 600).Select(n => new GivenEvent("conversation.started", $"many-{n}")));
        await Live.AddWebhookAsync(Inactive, """{ "type": "conversation.inactive", "minutes": 6, "silent_party": "agent" }""", """{ "type": "sla.breached", "minutes": 5 }""");
        Live.Clock.Advance(TimeSpan.FromSeconds(90));
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromMinutes(5));
        await PassAsync();
        await PassAsync();

        Assert.Contains("sla.breached", await ToldAsync());
    }

    [Fact]
    public async Task A_message_of_the_very_instant_at_which_it_is_due_is_before_it_or_after_it_and_never_both()
    {
        await Live.AddWebhookAsync(Inactive);
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        var silent = new SilentConversation((await Live.EventsAsync())[0].ConversationId, "c-1", Now);
        Live.Clock.Advance(TimeSpan.FromMinutes(5));

        var (before, after) = (WorkOf(silent), WorkOf(silent));
        var message = Live.PostAsync(GivenEvent.Message("visitor").Json);
        Live.Get<GroupWriter>().Enqueue(before);
        await Task.WhenAll(message, before.Done);
        Live.Get<GroupWriter>().Enqueue(after);
        await after.Done;

        var types = await Live.TypesAsync();
        Assert.True(types is ["conversation.started", "message.created"] or ["conversation.started", "conversation.inactive", "message.created"], string.Join(' ', types));
    }

    [Fact]
    public async Task However_the_events_are_split_into_requests_the_same_is_told()
    {
        await Live.AddWebhookAsync(Inactive, Breached, """{ "type": "conversation.inactive", "minutes": 30, "silent_party": "agent", "business_hours_only": true }""", "conversation.first_response", "conversation.abandoned");
        var chance = new Random(99);
        for (var round = 0; round < 8; round++)
        {
            var script = Enumerable.Range(0, 40).Select(_ => (Conversation: chance.Next(4), Word: chance.Next(7), At: Now - TimeSpan.FromMinutes(chance.Next(300)))).ToList();
            var stories = new List<string>();
            foreach (var size in new[] { 1, 40, 7, 3 })
            {
                var name = $"{round}-{size}";
                foreach (var request in script.Select(word => EventOf(name, word)).Chunk(size))
                {
                    await Live.AcceptArrayAsync(request);
                }

                await PassAsync();
                stories.Add(await StoryAsync(name));
            }

            Assert.Single(stories.Distinct());
        }
    }

    private DateTimeOffset Now => Live.Clock.GetUtcNow();

    private static GivenEvent EventOf(string name, (int Conversation, int Word, DateTimeOffset At) word) => word.Word switch
    {
        0 => new GivenEvent("conversation.ended", $"{name}-{word.Conversation}") { At = word.At },
        1 => new GivenEvent("conversation.assigned", $"{name}-{word.Conversation}") { At = word.At },
        2 => GivenEvent.Message("agent", conversation: $"{name}-{word.Conversation}") with { At = word.At },
        3 => GivenEvent.Message("bot", conversation: $"{name}-{word.Conversation}") with { At = word.At },
        _ => GivenEvent.Message("visitor", conversation: $"{name}-{word.Conversation}") with { At = word.At },
    };

    /// <summary>What was delivered about the conversations of this name, in an order of its own.</summary>
    private async Task<string> StoryAsync(string name)
    {
        var bodies = await Live.ReadAsync(db => db.Deliveries.Join(db.Payloads, d => d.Id, payload => payload.DeliveryId, (_, payload) => payload.Body).ToListAsync());
        return string.Join('\n', bodies.Select(body => JsonSerializer.Deserialize<JsonElement>(body))
            .Select(body => (Body: body, Id: body.GetProperty("data").GetProperty("conversation").GetProperty("id").GetString()!))
            .Where(told => told.Id.StartsWith($"{name}-", StringComparison.Ordinal))
            .Select(told => $"{told.Id[(name.Length + 1)..]} {told.Body.GetProperty("type")} {told.Body.GetProperty("timestamp")} {told.Body.GetProperty("data").GetProperty("trigger").GetProperty("silent_party")}")
            .Order(StringComparer.Ordinal));
    }

    private static string DataOf(JsonElement body) => body.GetProperty("data").GetProperty("event").GetProperty("data").GetRawText();

    private SilenceWork WorkOf(SilentConversation silent) => new(Live.Get<SilenceRecorder>(), Live.WorkspaceId, silent, new(5, WaitedFor.Anyone, false), DateTimeOffset.MinValue);

    private async Task PassAsync()
    {
        Live.Clock.Advance(TimeSpan.Zero);
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
    }

    private async Task<List<string>> ToldAsync() => [.. (await Live.TypesAsync()).Where(type => type is "conversation.inactive" or "sla.breached")];
}
