using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>A range of time in short words: "Son 24 saat", "22 Kas 09:00 – 23 Kas 18:30".</summary>
public sealed class RangeWords(TimeProvider clock, IStringLocalizer<DeliveryTexts> text)
{
    public string Of(LogRange range, TimeZoneInfo zone) => range switch
    {
        { From: { } from, To: { } to } => text["Range.Between", Moment(from, zone), Moment(to, zone)],
        { From: { } from } => text["Range.After", Moment(from, zone)],
        { To: { } to } => text["Range.Before", Moment(to, zone)],
        { Since.Length: > 0 } => text[$"Range.{range.Since}"],
        _ => text["Range.Any"],
    };

    private string Moment(DateTimeOffset at, TimeZoneInfo zone)
    {
        var (local, now) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone));
        return local.ToString(local.Year == now.Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
    }
}
