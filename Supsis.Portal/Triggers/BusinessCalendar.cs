using System.Collections.Concurrent;

namespace Supsis.Portal.Triggers;

/// <summary>Counts time as a company does: only the minutes in which it is open, in its own time zone.</summary>
/// <remarks>An hour that the clock skips in spring is not open, one that it repeats in autumn counts twice: people sit there.</remarks>
internal sealed class BusinessCalendar(BusinessHours hours, TimeZoneInfo zone)
{
    /// <summary>Farther than any silence reaches: seven days in which a company is open ten minutes a week.</summary>
    private const int MostDays = 7_100;

    /// <summary>Far more than a pass looks at; a producer that talks of ancient days must not fill the memory.</summary>
    private const int DaysKept = 20_000;

    public static readonly BusinessCalendar Usual = new(BusinessHours.Usual, TimeZoneInfo.Utc);

    // Beyond these a local time may have no UTC; a producer may still name such a day.
    private static readonly DateOnly First = new(2, 1, 1);
    private static readonly DateOnly Last = new(9998, 12, 31);

    private readonly bool _opens = hours.Week.Values.Any(day => !day.IsDefaultOrEmpty);
    private readonly ConcurrentDictionary<DateOnly, (DateTimeOffset Start, DateTimeOffset End)[]> _days = new();

    public BusinessHours Hours => hours;

    /// <summary>Whether the two count every minute alike.</summary>
    public bool IsLike(BusinessCalendar other) => ReferenceEquals(this, other) || Terms == other.Terms;

    private string Terms => field ??= $"{zone.Id} {BusinessHoursText.Write(hours)}";

    public bool IsOpen(DateTimeOffset at) => DayOf(DateOf(at)).Any(span => span.Start <= at && at < span.End);

    /// <summary>When it next opens or closes; null when it does not within a year.</summary>
    public DateTimeOffset? ChangesAt(DateTimeOffset at)
    {
        var (isOpen, reached) = (IsOpen(at), at);
        for (var (day, last) = (DateOf(at), DateOf(at).AddDays(366)); day <= last; day = day.AddDays(1))
        {
            foreach (var (start, end) in DayOf(day))
            {
                if (start > reached)
                {
                    return isOpen ? reached : start;
                }

                reached = Later(reached, end); // through midnight it stays open
            }
        }

        return isOpen && !IsOpen(reached) ? reached : null;
    }

    /// <summary>The open time between two moments.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var open = TimeSpan.Zero;
        for (var day = DateOf(from); day <= DateOf(to) && day <= Last; day = day.AddDays(1))
        {
            foreach (var (start, end) in DayOf(day))
            {
                var length = Earlier(end, to) - Later(start, from);
                open += length > TimeSpan.Zero ? length : TimeSpan.Zero;
            }
        }

        return open;
    }

    /// <summary>The first moment by which so much open time has passed; <see cref="DateTimeOffset.MaxValue"/> when that never is.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan open)
    {
        var day = DateOf(from);
        for (var i = 0; _opens && i < MostDays && day <= Last; i++, day = day.AddDays(1))
        {
            foreach (var (start, end) in DayOf(day))
            {
                var begun = Later(start, from);
                var length = end - begun;
                if (length >= open)
                {
                    return begun + open;
                }

                open -= length > TimeSpan.Zero ? length : TimeSpan.Zero;
            }
        }

        return DateTimeOffset.MaxValue;
    }

    /// <summary>The last moment since which so much open time has passed; <see cref="DateTimeOffset.MinValue"/> when that never was.</summary>
    public DateTimeOffset Before(DateTimeOffset until, TimeSpan open)
    {
        var day = DateOf(until);
        for (var i = 0; _opens && i < MostDays && day >= First; i++, day = day.AddDays(-1))
        {
            var spans = DayOf(day);
            for (var last = spans.Length - 1; last >= 0; last--)
            {
                var (start, end) = spans[last];
                var stopped = Earlier(end, until);
                var length = stopped - start;
                if (length >= open)
                {
                    return stopped - open;
                }

                open -= length > TimeSpan.Zero ? length : TimeSpan.Zero;
            }
        }

        return DateTimeOffset.MinValue;
    }

    private DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private (DateTimeOffset Start, DateTimeOffset End)[] DayOf(DateOnly day)
    {
        if (_days.Count > DaysKept)
        {
            _days.Clear();
        }

        return _days.GetOrAdd(day, static (day, calendar) => calendar.Spans(day), this);
    }

    private (DateTimeOffset Start, DateTimeOffset End)[] Spans(DateOnly day)
    {
        if (day < First || day > Last)
        {
            return [];
        }

        var spans = new List<(DateTimeOffset Start, DateTimeOffset End)>();
        var counted = DateTimeOffset.MinValue;
        foreach (var open in hours.On(day))
        {
            // Two that meet in the hour that comes twice both hold it: it counts for the first.
            var start = Later(Instant(day, open.Start, isEnd: false), counted);
            counted = Later(Instant(day, open.End, isEnd: open.End < TimeSpan.FromDays(1)), start);
            spans.Add((start, counted));
        }

        return [.. spans];
    }

    private DateTimeOffset Instant(DateOnly day, TimeSpan time, bool isEnd)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1); // the clock jumps over it: what was to begin or end there does so at the jump
        }

        // Of a time that comes twice, an opening is the first and a close the second; the next day begins at the first midnight.
        var offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        return new DateTimeOffset(local, isEnd ? offsets.Min() : offsets.Max()).ToUniversalTime();
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
