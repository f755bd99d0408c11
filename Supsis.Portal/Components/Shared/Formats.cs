using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Shared;

/// <summary>Numbers, durations and times as people of the page's language write them.</summary>
public sealed class Formats(IStringLocalizer<SharedTexts> texts)
{
    /// <summary>A number inside CSS or SVG, where a comma would be an error.</summary>
    public static string Css(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    public string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Rounded down: one failure among ten thousand is not "100 %".</summary>
    public string Percent(double share)
    {
        var perMille = (long)Math.Floor(Math.Round(share * 1000, 6));
        return (perMille / 1000m).ToString(perMille % 10 == 0 ? "P0" : "P1", CultureInfo.CurrentCulture);
    }

    public string Bytes(long bytes) => bytes switch
    {
        < 1024 => texts["Bytes", Number(bytes)],
        < 1024 * 1024 => texts["Kilobytes", OneDecimal(bytes / 1024d)],
        _ => texts["Megabytes", OneDecimal(bytes / (1024d * 1024))],
    };

    public string Duration(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 999.5 } => texts["Milliseconds", Number((long)Math.Round(Math.Max(0, duration.TotalMilliseconds)))],
        { TotalSeconds: < 59.95 } => texts["Seconds", OneDecimal(duration.TotalSeconds)],
        _ => WholeSeconds(TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds))),
    };

    /// <summary>The time with seconds today, the day before it otherwise: for logs.</summary>
    public string Moment(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) =>
        DayBefore(at, now, zone) + Local(at, zone).ToString("HH:mm:ss", CultureInfo.CurrentCulture);

    /// <summary>"az önce", "4 dk önce", "4 dk sonra", then the time with its day.</summary>
    public string Relative(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var age = now - at;
        var distance = age.Duration();
        if (distance < TimeSpan.FromMinutes(1))
        {
            return texts[age < TimeSpan.Zero ? "InAMoment" : "JustNow"];
        }

        return distance < TimeSpan.FromHours(1)
            ? texts[age < TimeSpan.Zero ? "InMinutes" : "MinutesAgo", Number((long)distance.TotalMinutes)]
            : DayBefore(at, now, zone) + Local(at, zone).ToString("HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>Everything about the instant, for tooltips: date, milliseconds and the zone's offset.</summary>
    public string Exact(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = Local(at, zone);
        return local.ToString("d MMMM yyyy dddd HH:mm:ss.fff", CultureInfo.CurrentCulture) + local.ToString(" 'UTC'zzz", CultureInfo.InvariantCulture);
    }

    private string WholeSeconds(TimeSpan duration) => duration switch
    {
        { TotalMinutes: < 60 } => Two(texts["Minutes", Number((long)duration.TotalMinutes)], "Seconds", duration.Seconds),
        { TotalHours: < 24 } => Two(texts["Hours", Number((long)duration.TotalHours)], "Minutes", duration.Minutes),
        _ => Two(texts["Days", Number((long)duration.TotalDays)], "Hours", duration.Hours),
    };

    private string DayBefore(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (day, today) = (Local(at, zone).Date, Local(now, zone).Date);
        return (day - today).Days switch
        {
            0 => "",
            -1 => texts["Yesterday"] + " ",
            1 => texts["Tomorrow"] + " ",
            _ => day.ToString(day.Year == today.Year ? "d MMM " : "d MMM yyyy ", CultureInfo.CurrentCulture),
        };
    }

    private string Two(string large, string smallKey, int small) => small == 0 ? large : $"{large} {texts[smallKey, Number(small)]}";

    private static string OneDecimal(double number) => number.ToString("0.#", CultureInfo.CurrentCulture);

    private static DateTimeOffset Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone);
}
