namespace Supsis.Portal.Access;

/// <summary>The time zones to choose from, by the names that every system knows (<c>Europe/Istanbul</c>).</summary>
public static class TimeZones
{
    /// <summary>By name; the city is the part that people look for.</summary>
    public static IReadOnlyList<TimeZoneInfo> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null)
            .OfType<string>()
            .Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    public static bool IsKnown(string? id) => All.Any(zone => zone.Id == id);
}
