using System.Collections.Immutable;

namespace Supsis.Portal.Triggers;

/// <summary>When a company is open: hours for each day of the week, and days on which it is closed altogether.</summary>
public sealed record BusinessHours
{
    private static readonly ImmutableArray<OpenHours> OfficeDay = [new(new TimeOnly(9, 0), new TimeOnly(18, 0))];

    /// <summary>Monday to Friday from nine to six: what holds until somebody says otherwise.</summary>
    public static readonly BusinessHours Usual = new()
    {
        Week = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(day => day, day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : OfficeDay),
    };

    /// <summary>In order and not overlapping; a day without hours is closed.</summary>
    public required ImmutableDictionary<DayOfWeek, ImmutableArray<OpenHours>> Week { get; init; }

    public ImmutableSortedSet<DateOnly> Holidays { get; init; } = [];

    public ImmutableArray<OpenHours> On(DateOnly day) => Holidays.Contains(day) ? [] : Week.GetValueOrDefault(day.DayOfWeek, []);
}
