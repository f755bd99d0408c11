using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>Business hours in words.</summary>
public sealed class HoursWords(Formats formats, TimeProvider clock, IStringLocalizer<SettingsTexts> text)
{
    /// <summary>Whether it is open now, and until when it stays so.</summary>
    public string Now(BusinessHours hours, TimeZoneInfo zone)
    {
        var (calendar, now) = (new BusinessCalendar(hours, zone), clock.GetUtcNow());
        var state = calendar.IsOpen(now) ? "Open" : "Closed";
        return calendar.ChangesAt(now) is { } at ? text[$"Hours.Now{state}", formats.Relative(at, now, zone)] : text[$"Hours.Always{state}"];
    }

    /// <summary>The hours of one day.</summary>
    public string Day(IEnumerable<OpenHours> day) =>
        string.Join(", ", day.Select(open => $"{Time(open.From)}–{Time(open.To)}")) is { Length: > 0 } words ? words : text["Hours.Closed"];

    public static string Name(DayOfWeek day) => CultureInfo.CurrentCulture.TextInfo.ToTitleCase(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day));

    public static string Name(DateOnly day) => day.ToString("d MMMM yyyy dddd", CultureInfo.CurrentCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
