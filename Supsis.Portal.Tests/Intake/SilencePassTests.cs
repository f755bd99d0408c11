using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Intake;

public sealed class SilencePassTests : IAsyncLifetime
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task A_silence_is_told_when_it_is_due_not_before_and_once()
    {
        await Live.AddWebhookAsync(Silence());
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        var begin = Live.Clock.GetUtcNow();

        await PassAfterAsync(FiveMinutes - Tick);
        Assert.Empty(await ToldAsync());
        await PassAfterAsync(Tick);
        Assert.Equal(["anyone"], await ToldAsync());
        await PassAfterAsync(TimeSpan.Zero);
        await PassAfterAsync(TimeSpan.FromHours(1));

        Assert.Equal(["anyone"], await ToldAsync());
        var body = await Live.BodyAsync("conversation.inactive");
        Assert.Equal(begin + FiveMinutes, body.GetProperty("timestamp").GetDateTimeOffset());
        Assert.Equal(5, body.GetProperty("data").GetProperty("trigger").GetProperty("idle_minutes").GetInt32());
    }

    [Fact]
    public async Task New_activity_begins_a_new_silence()
    {
        await Live.AddWebhookAsync(Silence());
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await PassAfterAsync(TimeSpan.FromMinutes(4));
        await Live.AcceptAsync(GivenEvent.Message("bot"));
        await PassAfterAsync(TimeSpan.FromMinutes(4));
        Assert.Empty(await ToldAsync());
        await PassAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await ToldAsync());
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await PassAfterAsync(FiveMinutes);

        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task Every_side_is_silent_for_itself_and_the_system_for_nobody()
    {
        await Live.AddWebhookAsync(Silence(), Silence("visitor"), Silence("agent"), Silence("bot"));
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await PassAfterAsync(TimeSpan.FromMinutes(1));
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await PassAfterAsync(TimeSpan.FromMinutes(1));
        await Live.AcceptAsync(GivenEvent.Message("agent"));
        await PassAfterAsync(TimeSpan.FromMinutes(1));
        await Live.AcceptAsync(GivenEvent.Message("system"), new GivenEvent("conversation.assigned"));
        var told = new List<string>();
        for (var minute = 4; minute <= 8; minute++)
        {
            await PassAfterAsync(TimeSpan.FromMinutes(1));
            told.Add(string.Join('+', (await ToldAsync()).Order(StringComparer.Ordinal)));
        }

        // The bot never spoke: since the opening. The visitor at 1, the agent (and so anyone) at 2.
        Assert.Equal(["", "bot", "bot+visitor", "agent+anyone+bot+visitor", "agent+anyone+bot+visitor"], told);
    }

    [Fact]
    public async Task An_ended_conversation_is_not_silent_and_a_reopened_one_begins_anew()
    {
        await Live.AddWebhookAsync(Silence("agent"));
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await PassAfterAsync(TimeSpan.FromMinutes(4));
        await Live.AcceptAsync(new GivenEvent("conversation.ended"));
        await PassAfterAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(await ToldAsync());
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await PassAfterAsync(FiveMinutes - Tick);
        Assert.Empty(await ToldAsync());
        await PassAfterAsync(Tick);

        Assert.Equal(["agent"], await ToldAsync());
    }

    [Fact]
    public async Task A_new_trigger_is_not_told_of_what_was_due_before_it()
    {
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await PassAfterAsync(TimeSpan.FromMinutes(7) + Tick); // so lately that the pass looks there again
        await Live.AddWebhookAsync(Silence(minutes: 7), Silence(minutes: 10));
        await PassAfterAsync(TimeSpan.Zero);
        Assert.Empty(await ToldAsync());
        await PassAfterAsync(TimeSpan.FromMinutes(4));

        var body = await Live.BodyAsync("conversation.inactive");
        Assert.Single(await ToldAsync());
        Assert.Equal(10, body.GetProperty("data").GetProperty("trigger").GetProperty("idle_minutes").GetInt32());
    }

    [Fact]
    public async Task A_second_trigger_with_the_same_silence_shares_its_event_from_then_on()
    {
        await Live.AddWebhookAsync(Silence());
        await Live.AcceptAsync(new GivenEvent("conversation.started"), new GivenEvent("conversation.started", "c-2"));
        await PassAfterAsync(FiveMinutes);
        await Live.AddWebhookAsync(Live.Receiver.Url, "Depo", Silence());
        await PassAfterAsync(TimeSpan.FromSeconds(5));
        Assert.Single(await ToldAsync());
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        await PassAfterAsync(FiveMinutes);

        Assert.Equal(3, (await ToldAsync()).Count);
        Assert.Equal(2, (await Live.TypesAsync()).Count(type => type == "conversation.inactive"));
        Assert.Single(await ToldAsync("c-2"));
    }

    [Fact]
    public async Task What_is_overdue_on_receipt_is_due_then_and_told_by_the_next_pass()
    {
        await Live.AddWebhookAsync(Silence(), Silence("agent"));
        var now = Live.Clock.GetUtcNow();
        await Live.AcceptAsync(GivenEvent.Message("visitor") with { At = now - TimeSpan.FromHours(1) });
        await PassAfterAsync(Tick);

        Assert.Equal(["conversation.started", "message.created", "conversation.inactive", "conversation.inactive"], await Live.TypesAsync());
        Assert.Equal(["agent", "anyone"], (await ToldAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(now, (await Live.BodyAsync("conversation.inactive")).GetProperty("timestamp").GetDateTimeOffset());
        await PassAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task What_fell_due_while_the_portal_was_down_is_told_at_its_start_and_only_once()
    {
        await Live.AddWebhookAsync(Silence());
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await PassAfterAsync(TimeSpan.FromMinutes(1));
        await Live.StopAsync();
        Live.Clock.Advance(TimeSpan.FromHours(2));
        await Live.StartAgainAsync();
        await PassAfterAsync(TimeSpan.Zero);
        Assert.Single(await ToldAsync());
        await Live.RestartAsync();
        await PassAfterAsync(TimeSpan.Zero);

        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task A_trigger_that_no_pass_has_looked_at_yet_loses_nothing_by_a_crash()
    {
        await Live.AddWebhookAsync(Silence());
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        await Live.StopAsync();
        Live.Clock.Advance(TimeSpan.FromHours(2));
        await Live.StartAgainAsync();
        await PassAfterAsync(TimeSpan.Zero);

        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task Thousands_that_fall_silent_at_one_instant_are_told_by_and_by()
    {
        await Live.AddWebhookAsync(Silence());
        for (var array = 0; array < 2; array++)
        {
            await Live.AcceptArrayAsync(Enumerable.Range(0, 600).Select(n => new GivenEvent("conversation.started", $"many-{array}-{n}")));
        }

        var told = new List<int>();
        for (var pass = 0; pass < 6; pass++)
        {
            await PassAfterAsync(pass == 0 ? FiveMinutes : Tick);
            told.Add(await Live.ReadAsync(db => db.Events.CountAsync(e => e.Type == "conversation.inactive")));
        }

        Assert.Equal([250, 500, 750, 1_000, 1_200, 1_200], told);
    }

    [Fact]
    public async Task Somebody_who_writes_between_look_and_write_is_not_told_as_silent()
    {
        await Live.AddWebhookAsync(Silence());
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        var silent = new Supsis.Portal.Triggers.SilentConversation((await Live.EventsAsync())[0].ConversationId, "c-1", Live.Clock.GetUtcNow());
        Live.Clock.Advance(FiveMinutes);
        await Live.AcceptAsync(GivenEvent.Message("visitor"));

        var work = new SilenceWork(Live.Get<SilenceRecorder>(), Live.WorkspaceId, silent, new(5, Supsis.Portal.Triggers.WaitedFor.Anyone, false), DateTimeOffset.MinValue);
        Live.Get<Supsis.Portal.Data.GroupWriter>().Enqueue(work);
        await work.Done;

        Assert.Empty(await ToldAsync());
    }

    private static string Silence(string party = "anyone", int minutes = 5) => $$"""{ "type": "conversation.inactive", "minutes": {{minutes}}, "silent_party": "{{party}}" }""";

    private async Task PassAfterAsync(TimeSpan wait)
    {
        Live.Clock.Advance(wait);
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
    }

    /// <summary>Whose silences were told, by their deliveries.</summary>
    private async Task<List<string?>> ToldAsync(string conversation = "c-1")
    {
        var bodies = await Live.ReadAsync(db => db.Deliveries
            .Where(d => d.EventType == "conversation.inactive" && db.Conversations.Any(c => c.Id == d.ConversationId && c.ExternalId == conversation))
            .OrderBy(d => d.Id)
            .Join(db.Payloads, d => d.Id, payload => payload.DeliveryId, (_, payload) => payload.Body)
            .ToListAsync());
        return [.. bodies.Select(body => JsonSerializer.Deserialize<JsonElement>(body).GetProperty("data").GetProperty("trigger").GetProperty("silent_party").GetString())];
    }
}
