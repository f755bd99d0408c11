using System.Collections.Immutable;
using System.Text.Json;
using Supsis.Portal.Access;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Tests.Triggers;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Intake;

/// <summary>What each rule of today made of a whole conversation: how often it fired, or what it came to closest.</summary>
public sealed class RuleOutcomeTests : IAsyncLifetime
{
    private const string Iade = """{ "type": "keyword.matched", "keywords": ["iade"], "once_per_conversation": false }""";

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Fact]
    public async Task The_no_that_came_closest_is_told_and_not_the_newest()
    {
        await Live.AddWebhookWithAsync("""{ "conditions": [ { "field": "tags", "operator": "exists" } ] }""", Iade, "ticket.created");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade istiyorum"), GivenEvent.Message("visitor", "merhaba"), GivenEvent.Message("agent", "buyurun"));

        Assert.Equal(["keyword.matched 0 condition tags", "ticket.created 0 no_such_event"], await OutcomesAsync());
    }

    [Fact]
    public async Task Who_wrote_is_a_reason_only_where_the_words_were_right()
    {
        await Live.AddWebhookAsync(Iade);
        await Live.AcceptAsync(GivenEvent.Message("visitor", "kargom nerede"), GivenEvent.Message("agent", "bakıyorum"));
        Assert.Equal(["keyword.matched 0 no_keyword"], await OutcomesAsync());

        await Live.AcceptAsync(GivenEvent.Message("agent", "iade mi?"));
        Assert.Equal(["keyword.matched 0 author agent"], await OutcomesAsync());
    }

    [Fact]
    public async Task What_held_a_rule_back_after_it_had_fired_is_told_beside_it()
    {
        await Live.AddWebhookAsync("""{ "type": "keyword.matched", "keywords": ["iade"] }""", "conversation.started");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade!"), GivenEvent.Message("visitor", "tamam"));

        Assert.Equal([RuleReason.Once, null], (await StoryAsync()).Rules.Select(outcome => outcome.HeldBack?.Reason));
    }

    [Fact]
    public async Task Of_several_silences_the_longest_is_told()
    {
        await Live.AddWebhookAsync("""{ "type": "conversation.inactive", "minutes": 5 }""");
        foreach (var minutes in (int[])[0, 4, 2])
        {
            Live.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await Live.AcceptAsync(GivenEvent.Message("visitor"));
        }

        Assert.Equal(["conversation.inactive 0 silence_broken 4"], await OutcomesAsync());
    }

    [Fact]
    public async Task Firing_is_counted()
    {
        await Live.AddWebhookAsync(Iade, "conversation.started");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "İade!"), GivenEvent.Message("visitor", "merhaba"));

        Assert.Equal(["keyword.matched 2 fired", "conversation.started 1 fired"], await OutcomesAsync());
    }

    [Fact]
    public async Task A_rule_that_was_saved_afterwards_says_so_where_it_would_have_fired()
    {
        await Live.AcceptAsync(GivenEvent.Message("visitor", "kargo"), GivenEvent.Message("visitor", "iade"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        await Live.AddWebhookAsync(Iade, """{ "type": "message.created", "authors": ["visitor"] }""", """{ "type": "message.created", "authors": ["agent"] }""");

        Assert.Equal(["keyword.matched 0 not_yet", "message.created 0 not_yet", "message.created 0 author visitor"], await OutcomesAsync());
        Assert.Equal(
            [["message.created NotYet", "message.created Author"], ["message.created NotYet", "message.created Author", "keyword.matched NotYet"]],
            (await StoryAsync()).Events.Where(e => e.Message is not null).Select(e => e.Rules.Select(rule => $"{rule.Trigger.Type} {rule.Reason}").OrderDescending().ToArray()));
    }

    [Fact]
    public async Task The_business_hours_of_that_time_count()
    {
        await Live.AddWebhookWithAsync("""{ "conditions": [ { "field": "business_hours", "operator": "equals", "values": ["true"] } ] }""", "message.created");
        await KeepAsync("");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync("00:00-00:00");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync("");

        Assert.Equal(["Condition", "Fired"], (await StoryAsync()).Events.SelectMany(e => e.Rules).Select(rule => rule.Reason.ToString()));
    }

    [Fact]
    public async Task The_time_zone_of_that_time_counts()
    {
        // Open for the one hour that it is now in Istanbul.
        var hour = Live.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(3)).Hour;
        await KeepAsync($"{hour:00}:00-{(hour + 1) % 24:00}:00");
        await Live.AddWebhookWithAsync("""{ "conditions": [ { "field": "business_hours", "operator": "equals", "values": ["true"] } ] }""", "message.created");
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        await Live.Get<WorkspaceStore>().ChangeAsync(Live.WorkspaceId, "Çağrı Merkezi", "America/New_York", Actor.System, CancellationToken.None);
        await Live.AcceptAsync(GivenEvent.Message("visitor"));
        Live.Clock.Advance(TimeSpan.FromSeconds(1));
        await Live.Get<WorkspaceStore>().ChangeAsync(Live.WorkspaceId, "Çağrı Merkezi", "Europe/Istanbul", Actor.System, CancellationToken.None);

        Assert.Equal(["Fired", "Condition"], (await StoryAsync()).Events.SelectMany(e => e.Rules).Select(rule => rule.Reason.ToString()));
    }

    [Fact]
    public async Task A_suspended_rule_says_so_from_then_on()
    {
        await Live.AddWebhookAsync("""{ "type": "keyword.matched", "keywords": ["iade+"], "match": "regex", "once_per_conversation": false, "cooldown_minutes": 1 }""");
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"), GivenEvent.Message("visitor", "iade"));
        Live.Clock.Advance(TimeSpan.FromMinutes(1));
        var trigger = await Live.ReadAsync(db => Task.FromResult(db.Triggers.Single().Id));
        Assert.True(await Live.Get<WorkspaceRulesStore>().SuspendAsync(Live.WorkspaceId, trigger, Live.Clock.GetUtcNow(), CancellationToken.None));
        await Live.AcceptAsync(GivenEvent.Message("visitor", "iade"));

        Assert.Equal(["Fired", "Cooldown", "Suspended"], (await StoryAsync()).Events.SelectMany(e => e.Rules).Select(rule => rule.Reason.ToString()));
    }

    private Task KeepAsync(string hours)
    {
        var week = Enum.GetValues<DayOfWeek>().Select(day => KeyValuePair.Create(day, BusinessCalendarTests.Spans(hours)));
        return Live.Get<WorkspaceStore>().KeepHoursAsync(Live.WorkspaceId, new BusinessHours { Week = ImmutableDictionary.CreateRange(week) }, Actor.System, CancellationToken.None);
    }

    private async Task<ConversationExplanation> StoryAsync() => (await Live.Get<ExplanationStore>().ExplainAsync(Live.WorkspaceId, "c-1", CancellationToken.None))!;

    private async Task<List<string>> OutcomesAsync()
    {
        var answer = JsonElement.Parse(await Live.Api.GetStringAsync("/api/v1/conversations/c-1/explanation"));
        return [.. answer.GetProperty("rules").EnumerateArray().Select(rule =>
            $"{rule.GetProperty("trigger").GetProperty("type").GetString()} {rule.GetProperty("times_fired").GetInt32()} {rule.GetProperty("reason").GetString()} {rule.GetProperty("detail").GetString()}".TrimEnd())];
    }
}
