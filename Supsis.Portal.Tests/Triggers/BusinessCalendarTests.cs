using System.Collections.Immutable;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class BusinessCalendarTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("Europe/Istanbul", "2026-03-20")]
    [InlineData("Europe/Berlin", "2026-03-22")] // the clock jumps at two on the 29th
    [InlineData("Europe/Berlin", "2026-10-18")] // and goes back at three on the 25th
    [InlineData("Australia/Lord_Howe", "2026-03-29")] // half an hour
    [InlineData("Australia/Lord_Howe", "2026-09-27")]
    [InlineData("America/Sao_Paulo", "2026-10-30")] // no summer time any more
    [InlineData("America/Sao_Paulo", "2018-10-30")] // the 4th of November began at one
    [InlineData("America/Havana", "2026-10-26")] // midnight comes twice
    public void It_counts_as_somebody_does_who_looks_at_the_clock_every_minute(string zone, string begin)
    {
        var chance = new Random(20261122);
        for (var round = 0; round < 20; round++)
        {
            var hours = AnyHours(chance, DateOnly.Parse(begin, null));
            var (calendar, place) = (new BusinessCalendar(hours, Zone(zone)), Zone(zone));
            var from = At($"{begin}T00:00:00Z") + (chance.Next(4 * 1_440) * Minute);
            var opens = Enumerable.Range(0, 10 * 1_440).Select(minute => NaiveIsOpen(hours, place, from + (minute * Minute))).ToList();
            var length = chance.Next(1, opens.Count);
            var counted = opens.Take(length).Count(isOpen => isOpen);

            Assert.Equal(opens[length], calendar.IsOpen(from + (length * Minute)));
            Assert.Equal(counted * Minute, calendar.Between(from, from + (length * Minute)));
            if (counted > 0)
            {
                Assert.Equal(from + ((NthOpen(opens, counted) + 1) * Minute), calendar.After(from, counted * Minute));
                var last = opens.Take(length).ToList().IndexOf(true);
                Assert.Equal(from + (last * Minute), calendar.Before(from + (length * Minute), counted * Minute));
            }
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-20")]
    [InlineData("Europe/Berlin", "2026-10-20")]
    [InlineData("Australia/Lord_Howe", "2026-04-01")]
    [InlineData("America/Havana", "2026-10-28")]
    public void A_silence_is_over_its_time_exactly_when_it_began_early_enough(string zone, string begin)
    {
        var chance = new Random(4711);
        for (var round = 0; round < 3_000; round++)
        {
            var calendar = new BusinessCalendar(AnyHours(chance, DateOnly.Parse(begin, null)), Zone(zone));
            var since = At($"{begin}T00:00:00Z") + (chance.Next(10 * 1_440) * Minute) + TimeSpan.FromTicks(chance.Next(3));
            var now = since + (chance.Next(6 * 1_440) * Minute);
            var length = chance.Next(1, 1_500) * Minute;

            Assert.Equal(calendar.After(since, length) <= now, since <= calendar.Before(now, length));
            if (calendar.After(since, length) is var due && due < DateTimeOffset.MaxValue)
            {
                Assert.Equal(length, calendar.Between(since, due));
                Assert.True(calendar.Between(since, due - TimeSpan.FromTicks(1)) < length);
                Assert.Equal(due, calendar.After(calendar.Before(due, length), length));
            }
        }
    }

    [Theory]
    [InlineData("09:00-18:00", "2026-11-20T14:30:00Z", 60, "2026-11-23T06:30:00Z")] // Friday half past five in Istanbul, to Monday half past nine
    [InlineData("09:00-18:00", "2026-11-21T12:00:00Z", 60, "2026-11-23T07:00:00Z")] // Saturday, to Monday ten
    [InlineData("09:00-12:00 13:00-18:00", "2026-11-23T08:30:00Z", 60, "2026-11-23T10:30:00Z")] // over the lunch break
    [InlineData("09:00-18:00", "2026-11-23T06:00:00Z", 540, "2026-11-23T15:00:00Z")] // the whole day: due at its end and not the next morning
    [InlineData("00:00-00:00", "2026-11-23T20:30:00Z", 60, "2026-11-23T21:30:00Z")] // through midnight
    [InlineData("22:00-00:00", "2026-11-23T20:30:00Z", 60, "2026-11-24T19:30:00Z")] // half an hour until midnight, half an hour the next night
    public void Minutes_pass_only_while_it_is_open(string weekday, string since, int minutes, string due)
    {
        var calendar = new BusinessCalendar(Weekdays(weekday), Zone("Europe/Istanbul"));

        Assert.Equal(At(due), calendar.After(At(since), minutes * Minute));
    }

    [Fact]
    public void A_holiday_is_closed_and_the_day_after_goes_on()
    {
        var hours = Weekdays("09:00-18:00") with { Holidays = [new DateOnly(2026, 10, 29)] };
        var calendar = new BusinessCalendar(hours, Zone("Europe/Istanbul"));

        Assert.Equal(At("2026-10-30T06:30:00Z"), calendar.After(At("2026-10-28T14:30:00Z"), 60 * Minute));
        Assert.False(calendar.IsOpen(At("2026-10-29T09:00:00Z")));
        Assert.True(calendar.IsOpen(At("2026-10-30T09:00:00Z")));
    }

    [Theory]
    [InlineData("2026-03-29", "01:00-02:30", "00:00", "01:00")] // half past two is skipped: it closes when the clock jumps
    [InlineData("2026-03-29", "02:00-02:30", "01:00", "01:00")] // nothing is left of it
    [InlineData("2026-03-29", "02:30-04:00", "01:00", "02:00")]
    [InlineData("2026-10-25", "01:00-02:30", "2026-10-24T23:00", "01:30")] // the second half past two
    [InlineData("2026-10-25", "02:30-04:00", "00:30", "03:00")] // from the first on
    [InlineData("2026-10-25", "01:00-02:30 02:30-05:00", "2026-10-24T23:00", "04:00")] // the hour that both hold counts once
    public void Where_the_clock_jumps_in_Berlin_no_minute_is_lost_or_counted_twice(string day, string hours, string opensAt, string closesAt)
    {
        var calendar = new BusinessCalendar(EveryDay(hours), Zone("Europe/Berlin"));
        var (open, close) = (Utc(day, opensAt), Utc(day, closesAt));

        Assert.Equal(close - open, calendar.Between(open - Minute, close + Minute));
        Assert.Equal(close > open, calendar.IsOpen(open));
        Assert.False(calendar.IsOpen(close));
    }

    [Fact]
    public void What_is_never_open_is_never_due_and_what_is_always_open_counts_every_minute()
    {
        var now = At("2026-11-22T10:00:00Z");
        var never = new BusinessCalendar(EveryDay(""), Zone("Europe/Istanbul"));
        var always = new BusinessCalendar(EveryDay("00:00-00:00"), Zone("America/Havana"));

        Assert.Equal(DateTimeOffset.MaxValue, never.After(now, Minute));
        Assert.Equal(DateTimeOffset.MinValue, never.Before(now, Minute));
        Assert.Equal(TimeSpan.Zero, never.Between(now, now.AddDays(30)));
        Assert.Equal(now.AddDays(7), always.After(now, 10_080 * Minute));
        Assert.Equal(now.AddDays(-40), always.Before(now, TimeSpan.FromDays(40))); // over the night on which Havana's midnight comes twice
    }

    [Fact]
    public void The_longest_silence_of_the_sparsest_week_is_found()
    {
        var calendar = new BusinessCalendar(Weekdays("") with { Week = Weekdays("").Week.SetItem(DayOfWeek.Monday, Spans("09:00-09:10")) }, Zone("Europe/Istanbul"));
        var monday = At("2026-11-23T06:00:00Z");

        Assert.Equal(monday.AddDays(7 * 1_007) + (10 * Minute), calendar.After(monday, 10_080 * Minute));
        Assert.Equal(monday, calendar.Before(monday.AddDays(7 * 1_007) + (10 * Minute), 10_080 * Minute));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_producer_may_name_any_day(string day)
    {
        var calendar = new BusinessCalendar(EveryDay("00:00-00:00"), Zone("Pacific/Kiritimati"));

        Assert.False(calendar.IsOpen(At(day)));
        Assert.InRange(calendar.After(At(day), Minute), At(day), DateTimeOffset.MaxValue);
        Assert.InRange(calendar.Before(At(day), Minute), DateTimeOffset.MinValue, At(day));
    }

    private static int NthOpen(List<bool> opens, int n)
    {
        var index = -1;
        for (; n > 0; n--)
        {
            index = opens.IndexOf(true, index + 1);
        }

        return index;
    }

    private static bool NaiveIsOpen(BusinessHours hours, TimeZoneInfo zone, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return hours.On(DateOnly.FromDateTime(local)).Any(open => open.Start <= local.TimeOfDay && local.TimeOfDay < open.End);
    }

    // No edge in the hours that a clock skips or repeats: those have a table of their own.
    private static BusinessHours AnyHours(Random chance, DateOnly near)
    {
        string[] edges = ["00:00", "04:00", "08:30", "09:00", "12:15", "13:00", "18:00", "22:45"];
        return new BusinessHours
        {
            Week = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(day => day, _ =>
            {
                var chosen = edges.Where(_ => chance.Next(2) == 0).Append("00:00").ToList();
                return Spans(string.Join(' ', Enumerable.Range(0, chosen.Count / 2).Select(n => $"{chosen[2 * n]}-{chosen[(2 * n) + 1]}")));
            }),
            Holidays = [.. Enumerable.Range(0, chance.Next(3)).Select(_ => near.AddDays(chance.Next(14)))],
        };
    }

    private static BusinessHours Weekdays(string hours) => new()
    {
        Week = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(day => day, day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : Spans(hours)),
    };

    private static BusinessHours EveryDay(string hours) => new() { Week = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(day => day, _ => Spans(hours)) };

    internal static ImmutableArray<OpenHours> Spans(string hours) =>
        [.. hours.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(span => new OpenHours(TimeOnly.Parse(span[..5], null), TimeOnly.Parse(span[6..], null)))];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static DateTimeOffset Utc(string day, string time) => At(time.Contains('T', StringComparison.Ordinal) ? $"{time}Z" : $"{day}T{time}Z");
}
