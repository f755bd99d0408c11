using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supsis.Portal.Triggers;

/// <summary>The stored form of business hours: <c>{"monday":["09:00-18:00"],…,"holidays":["2026-10-29"]}</c>; empty for the usual ones.</summary>
internal static class BusinessHoursText
{
    private const string Holidays = "holidays";
    private const string Time = "HH:mm";
    private const string Date = "yyyy-MM-dd";

    public static string Write(BusinessHours hours)
    {
        var json = new JsonObject();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            json[Name(day)] = new JsonArray([.. hours.Week.GetValueOrDefault(day, []).Select(open =>
                (JsonNode)$"{open.From.ToString(Time, CultureInfo.InvariantCulture)}-{open.To.ToString(Time, CultureInfo.InvariantCulture)}")]);
        }

        json[Holidays] = new JsonArray([.. hours.Holidays.Select(day => (JsonNode)day.ToString(Date, CultureInfo.InvariantCulture))]);
        return json.ToJsonString();
    }

    public static BusinessHours Read(string stored)
    {
        if (stored.Length == 0)
        {
            return BusinessHours.Usual;
        }

        var json = JsonElement.Parse(stored);
        return new BusinessHours
        {
            Week = Enum.GetValues<DayOfWeek>().ToImmutableDictionary(day => day, day => Texts(json, Name(day)).Select(ReadHours).ToImmutableArray()),
            Holidays = Texts(json, Holidays).Select(day => DateOnly.ParseExact(day, Date, CultureInfo.InvariantCulture)).ToImmutableSortedSet(),
        };
    }

    private static string Name(DayOfWeek day) => day.ToString().ToLowerInvariant();

    private static IEnumerable<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];

    private static OpenHours ReadHours(string text) => new(ReadTime(text[..5]), ReadTime(text[6..]));

    private static TimeOnly ReadTime(string text) => TimeOnly.ParseExact(text, Time, CultureInfo.InvariantCulture);
}
