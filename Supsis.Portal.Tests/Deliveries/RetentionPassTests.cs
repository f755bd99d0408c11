using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class RetentionPassTests : IAsyncLifetime
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10); // given rows are received 4 ms after they happened

    private const string Counts =
        """
        select 'deliveries ' || count(*) as Value from deliveries
        union all select 'payloads ' || count(*) as Value from payloads
        union all select 'attempts ' || count(*) as Value from attempts
        union all select 'events ' || count(*) as Value from events
        union all select 'conversations ' || count(*) as Value from conversations
        union all select 'visitors ' || count(*) as Value from visitors
        union all select 'trigger_firings ' || count(*) as Value from trigger_firings
        union all select 'silence_firings ' || count(*) as Value from silence_firings
        """;

    private LivePortal? _live;

    private LivePortal Live => _live!;

    private LogRows Rows { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _live = await LivePortal.StartAsync();
        var webhook = await Live.AddWebhookAsync("conversation.ended"); // nothing here fires it
        Rows = new LogRows(Live.Get<WriteGate>(), Live.Get<IdGenerator>(), Live.Clock, Live.WorkspaceId, webhook.Id);
    }

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task What_is_finished_goes_after_ninety_days_with_everything_that_hangs_on_it()
    {
        var id = Rows.Add(new GivenDelivery());
        Rows.AddAttempt(id, 1, 200, null);
        await Live.ExecuteAsync("insert into trigger_firings (trigger_id, conversation_id) select x'01', id from conversations");
        await Live.ExecuteAsync("insert into silence_firings (conversation_id, minutes, waited_for, in_business_hours, silent_since) select id, 5, 'anyone', 0, 1 from conversations");

        await PassAfterAsync(Kept);
        Assert.Equal("deliveries 1, payloads 1, attempts 1, events 1, conversations 1, visitors 1, trigger_firings 1, silence_firings 1", await CountsAsync());
        var audited = await Live.ReadAsync(db => db.AuditEntries.CountAsync());
        await PassAfterAsync(Tick);

        Assert.Equal("deliveries 0, payloads 0, attempts 0, events 0, conversations 0, visitors 0, trigger_firings 0, silence_firings 0", await CountsAsync());
        Assert.Equal(audited, await Live.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task What_is_not_finished_stays_with_its_event_and_its_conversation()
    {
        var kept = new[] { Rows.Add(GivenDelivery.WaitingForRetry with { DueIn = TimeSpan.FromDays(900) }), Rows.Add(GivenDelivery.Held) };
        var done = Rows.Add(new GivenDelivery());

        await PassAfterAsync(TimeSpan.FromDays(300));

        Assert.Equal(kept, (await Live.DeliveriesAsync()).Select(d => d.Id));
        Assert.DoesNotContain(done, kept);
        Assert.Equal("deliveries 2, payloads 2, attempts 0, events 2, conversations 1, visitors 1, trigger_firings 0, silence_firings 0", await CountsAsync());
    }

    [Fact]
    public async Task An_active_conversation_keeps_its_events_and_its_once_for_ever()
    {
        await Live.AcceptAsync(new GivenEvent("conversation.started"), GivenEvent.Message("visitor"));
        await Live.ExecuteAsync("insert into trigger_firings (trigger_id, conversation_id) select x'01', id from conversations");
        await PassAfterAsync(Kept - TimeSpan.FromDays(1));
        await Live.AcceptAsync(new GivenEvent("conversation.assigned")); // no activity, and yet something happened

        await PassAfterAsync(TimeSpan.FromDays(2));
        Assert.Equal(3, (await Live.EventsAsync()).Count);
        Assert.Contains("trigger_firings 1", await CountsAsync(), StringComparison.Ordinal);
        await PassAfterAsync(Kept);

        Assert.Contains("events 0, conversations 0", await CountsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_intake_begins_anew_with_a_conversation_and_a_visitor_who_were_deleted()
    {
        const string Ada = """{ "visitor": { "id": "v-1", "name": "Ada" } }""";
        var first = new GivenEvent("conversation.started") { More = Ada };
        await Live.AcceptAsync(first);
        await PassAfterAsync(Kept + Tick);
        Assert.Contains("conversations 0, visitors 0", await CountsAsync(), StringComparison.Ordinal);

        await Live.AcceptAsync(first, GivenEvent.Message("visitor")); // the same id: what proved the repeat is gone too
        await Live.AcceptAsync(new GivenEvent("conversation.started", "c-2") { More = Ada });

        Assert.Equal([1, 2], (await Live.EventsAsync()).Select(e => e.Sequence));
        Assert.Contains("events 3, conversations 2, visitors 1", await CountsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Live.ReadAsync(db => db.Conversations.CountAsync(c => !db.Visitors.Any(v => v.Id == c.VisitorId))));
    }

    [Fact]
    public async Task The_hours_of_the_charts_stay_for_four_hundred_days()
    {
        var hour = Live.Clock.GetUtcNow().UtcTicks;
        await Live.ExecuteAsync(
            $"insert into delivery_hours (webhook_id, hour, workspace_id, succeeded, failed, exhausted, duration_ms) select id, {hour}, workspace_id, 1, 0, 0, 1 from webhooks");

        await PassAfterAsync(TimeSpan.FromDays(400));
        Assert.Equal(1, await Live.ReadAsync(db => db.DeliveryHours.CountAsync()));
        await PassAfterAsync(Tick);

        Assert.Equal(0, await Live.ReadAsync(db => db.DeliveryHours.CountAsync()));
    }

    [Fact]
    public async Task What_capped_triggers_did_goes_after_two_days()
    {
        await Live.ExecuteAsync($"insert into trigger_hours (trigger_id, hour, fired, held_back) select id, {TriggerHour.Of(Live.Clock.GetUtcNow()).UtcTicks}, 3, 1 from triggers");
        await PassAfterAsync(TimeSpan.FromDays(2) - TimeSpan.FromHours(1));
        Assert.Equal(1, await Live.ReadAsync(db => db.TriggerHours.CountAsync()));
        await PassAfterAsync(TimeSpan.FromHours(1) + Tick);

        Assert.Equal(0, await Live.ReadAsync(db => db.TriggerHours.CountAsync()));
    }

    [Fact]
    public async Task Hundreds_are_deleted_in_small_turns_and_what_the_intake_writes_goes_in_between()
    {
        const int Many = 800;
        await Live.ExecuteAsync(NoteWork.Table);
        Rows.Add(new GivenDelivery(), Many);
        Live.Clock.Advance(Kept + Tick);
        Rows.Add(new GivenDelivery { Conversation = "c-young" }, 140);
        var watched = Live.Get<IEnumerable<OldRowsWriter>>()
            .Select(kind => new WatchedRows(kind, Live.Get<PortalReader>(), Live.Get<WriteGate>(), Live.Get<GroupWriter>()))
            .ToList();

        var turns = await new RetentionPass(watched, Live.Get<GroupWriter>(), Live.Get<IOptions<RetentionOptions>>(), Live.Clock, NullLogger<RetentionPass>.Instance)
            .RunAsync(CancellationToken.None);

        Assert.Equal([8, 8, 1, 1, 0, 0], watched.ConvertAll(kind => kind.Turns.Count));
        Assert.Equal(18, turns);
        Assert.All(watched.SelectMany(kind => kind.Turns), rows => Assert.InRange(rows, 1, 100));
        Assert.All(watched.SelectMany(kind => kind.WrittenBefore), written => Assert.True(written, "A turn began while an earlier write was still waiting."));
        Assert.StartsWith("deliveries 140, payloads 140, attempts 0, events 140, conversations 1, visitors 1", await CountsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Live.Get<RetentionPass>().RunAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(4, 96)]
    [InlineData(20, 480)]
    [InlineData(2_000, 500)]
    public void A_turn_is_followed_by_a_rest_that_fewer_than_one_event_in_twenty_meets(int turn, int rest) =>
        Assert.Equal(TimeSpan.FromMilliseconds(rest), RetentionPass.RestAfter(TimeSpan.FromMilliseconds(turn)));

    private async Task PassAfterAsync(TimeSpan time)
    {
        Live.Clock.Advance(time);
        await Live.Get<RetentionPass>().RunAsync(CancellationToken.None);
    }

    private async Task<string> CountsAsync() => string.Join(", ", await Live.ReadAsync(db => db.Database.SqlQueryRaw<string>(Counts).ToListAsync()));
}
