using System.Collections.Immutable;
using Supsis.Portal.Access;
using Supsis.Portal.Intake;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Intake;

/// <summary>Silences that last only while the company is open: Monday to Friday, nine to six in Istanbul, unless a test says otherwise.</summary>
public sealed class BusinessSilenceTests : IAsyncLifetime
{
    private const string Inactive = """{ "type": "conversation.inactive", "minutes": 60, "business_hours_only": true }""";
    private const string Breached = """{ "type": "sla.breached", "minutes": 60, "business_hours_only": true }""";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private LivePortal? _live;

    private LivePortal Live => _live!;

    public async Task InitializeAsync() => _live = await LivePortal.StartAsync();

    public async Task DisposeAsync() => await Live.DisposeAsync();

    [Theory]
    [InlineData("2026-11-27T14:30:00Z", "2026-11-30T06:30:00Z")] // Friday half past five, to Monday half past nine
    [InlineData("2026-12-01T20:00:00Z", "2026-12-02T07:00:00Z")] // at night, to ten in the morning
    [InlineData("2026-12-02T07:15:00Z", "2026-12-02T08:15:00Z")] // in the middle of the day
    [InlineData("2026-12-30T14:45:00Z", "2027-01-04T06:45:00Z")] // over New Year's Eve and Day, which are closed, and a weekend
    public async Task They_are_told_in_business_time_only_and_once(string since, string due)
    {
        await KeepAsync(BusinessHours.Usual with { Holidays = [new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1)] });
        await Live.AddWebhookAsync(Inactive, Breached);
        AdvanceTo(At(since));
        await Live.AcceptAsync(GivenEvent.Message("visitor"));

        for (var hour = At(since); hour < At(due) - Tick; hour = Earlier(hour + TimeSpan.FromHours(5), At(due) - Tick))
        {
            await PassAtAsync(hour);
        }

        await PassAtAsync(At(due) - Tick);
        Assert.Empty(await ToldAsync());
        await PassAtAsync(At(due));
        Assert.Equal(["conversation.inactive", "sla.breached"], (await ToldAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(At(due), (await Live.BodyAsync("sla.breached")).GetProperty("timestamp").GetDateTimeOffset());
        await PassAtAsync(At(due) + TimeSpan.FromDays(3));
        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task They_follow_the_clock_of_the_workspace_through_its_jumps()
    {
        await MoveAsync("Europe/Berlin");
        await KeepAsync(EveryDay("01:30-04:00"));
        await Live.AddWebhookAsync(Inactive);
        AdvanceTo(At("2027-03-28T00:45:00Z")); // a quarter to two; at two the clock jumps to three
        await Live.AcceptAsync(new GivenEvent("conversation.started"));

        await PassAtAsync(At("2027-03-28T01:45:00Z") - Tick); // a quarter to four by the wall, an hour later in truth
        Assert.Empty(await ToldAsync());
        await PassAtAsync(At("2027-03-28T01:45:00Z"));
        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task A_word_begins_them_anew()
    {
        await Live.AddWebhookAsync(Inactive);
        AdvanceTo(At("2026-11-27T14:30:00Z"));
        await Live.AcceptAsync(new GivenEvent("conversation.started"));
        AdvanceTo(At("2026-11-28T10:00:00Z")); // on Saturday
        await Live.AcceptAsync(GivenEvent.Message("visitor"));

        await PassAtAsync(At("2026-11-30T07:00:00Z") - Tick);
        Assert.Empty(await ToldAsync());
        await PassAtAsync(At("2026-11-30T07:00:00Z"));
        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task Other_hours_tell_nothing_twice_and_lose_nothing()
    {
        await Live.AddWebhookAsync(Inactive);
        AdvanceTo(At("2026-11-27T10:00:00Z"));
        await Live.AcceptAsync(new GivenEvent("conversation.started", "told"));
        await PassAtAsync(At("2026-11-27T11:00:00Z"));
        AdvanceTo(At("2026-11-27T15:30:00Z"));
        await Live.AcceptAsync(new GivenEvent("conversation.started", "waiting")); // on Friday evening, half an hour after six
        await PassAtAsync(At("2026-11-28T12:00:00Z"));
        Assert.Equal(1, await CountAsync());

        await KeepAsync(EveryDay("00:00-00:00"));
        await PassAtAsync(At("2026-11-28T12:00:01Z"));
        Assert.Equal(2, await CountAsync());
        var body = await Live.BodyAsync("conversation.inactive", "waiting");
        Assert.Equal(At("2026-11-27T16:30:00Z"), body.GetProperty("timestamp").GetDateTimeOffset());
        Assert.Equal(70_201, body.GetProperty("data").GetProperty("event").GetProperty("data").GetProperty("late_seconds").GetInt64());

        await KeepAsync(BusinessHours.Usual);
        await PassAtAsync(At("2026-11-30T07:00:00Z"));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_company_that_never_opens_is_never_waited_for()
    {
        await KeepAsync(EveryDay(""));
        await Live.AddWebhookAsync(Inactive, Breached);
        await Live.AcceptAsync(GivenEvent.Message("visitor"));

        await PassAtAsync(Live.Clock.GetUtcNow() + TimeSpan.FromDays(30));
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task What_comes_late_counts_business_time_too()
    {
        await Live.AddWebhookAsync(Inactive);
        AdvanceTo(At("2026-11-30T06:30:00Z")); // Monday, half an hour after nine
        await Live.AcceptAsync(GivenEvent.Message("visitor") with { At = At("2026-11-27T14:31:00Z") }); // of Friday, 29 minutes before six

        await PassAtAsync(At("2026-11-30T06:30:59.999Z"));
        Assert.Empty(await ToldAsync());
        await PassAtAsync(At("2026-11-30T06:31:00Z"));
        Assert.Single(await ToldAsync());
    }

    private async Task PassAtAsync(DateTimeOffset at)
    {
        AdvanceTo(at);
        await Live.Get<SilencePass>().RunAsync(CancellationToken.None);
    }

    private void AdvanceTo(DateTimeOffset at) => Live.Clock.Advance(at - Live.Clock.GetUtcNow());

    private async Task<List<string>> ToldAsync() => [.. (await Live.TypesAsync()).Where(type => type is "conversation.inactive" or "sla.breached")];

    private async Task<int> CountAsync() => (await Live.DeliveriesAsync()).Count;

    private Task KeepAsync(BusinessHours hours) => Live.Get<WorkspaceStore>().KeepHoursAsync(Live.WorkspaceId, hours, Actor.System, CancellationToken.None);

    private Task MoveAsync(string zone) => Live.Get<WorkspaceStore>().ChangeAsync(Live.WorkspaceId, "Çağrı Merkezi", zone, Actor.System, CancellationToken.None);

    private static BusinessHours EveryDay(string hours) => new()
    {
        Week = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(day => day, _ => hours.Length == 0 ? [] : ImmutableArray.Create(new OpenHours(TimeOnly.Parse(hours[..5], null), TimeOnly.Parse(hours[6..], null)))),
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
