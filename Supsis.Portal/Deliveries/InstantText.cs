using System.Globalization;

namespace Supsis.Portal.Deliveries;

/// <summary>An instant as it stands in an address: ISO 8601 with an offset.</summary>
internal static class InstantText
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>Null for what is no instant.</summary>
    /// <remarks>A query's "+03:00" arrives as " 03:00" when somebody forgot to escape the plus sign.</remarks>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParseExact(text?.Replace(' ', '+'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : null;

    /// <summary>In UTC, and no longer than it must be.</summary>
    public static string Write(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.ToString(utc.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd'T'HH:mm'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
