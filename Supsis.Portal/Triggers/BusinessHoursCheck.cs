using System.Collections.Immutable;

namespace Supsis.Portal.Triggers;

/// <summary>What business hours must be like to be counted by.</summary>
public static class BusinessHoursCheck
{
    public const int MostSpans = 5;
    public const int MostHolidays = 100;

    public static bool IsSound(BusinessHours hours) => hours.Holidays.Count <= MostHolidays && hours.Week.Values.All(day => ProblemOf(day) is null);

    /// <summary>The first fault of a day, null for none.</summary>
    public static BusinessHoursProblem? ProblemOf(ImmutableArray<OpenHours> day)
    {
        if (day.Length > MostSpans)
        {
            return BusinessHoursProblem.TooMany;
        }

        for (var i = 0; i < day.Length; i++)
        {
            if (day[i].End <= day[i].Start)
            {
                return BusinessHoursProblem.EndsBeforeItBegins;
            }

            if (i > 0 && day[i].Start < day[i - 1].End)
            {
                return BusinessHoursProblem.Overlap;
            }
        }

        return null;
    }
}
