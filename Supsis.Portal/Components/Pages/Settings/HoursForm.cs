using System.Collections.Immutable;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>Business hours as they are being entered, from Monday on.</summary>
public sealed class HoursForm(BusinessHours hours)
{
    public IReadOnlyList<DayForm> Days { get; } =
        [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Select(day => new DayForm(day, hours.Week.GetValueOrDefault(day, [])))];

    public SortedSet<DateOnly> Holidays { get; } = [.. hours.Holidays];

    public bool IsSound => Days.All(day => day.Problem is null) && Holidays.Count <= BusinessHoursCheck.MostHolidays;

    public BusinessHours Hours => new() { Week = Days.ToImmutableDictionary(day => day.Day, day => day.Hours), Holidays = [.. Holidays] };

    /// <summary>Monday's hours for Tuesday to Friday; the weekend stays as it is.</summary>
    public void CopyMonday()
    {
        foreach (var day in Days.Skip(1).Take(4))
        {
            day.CopyFrom(Days[0]);
        }
    }
}
