using System.Globalization;
using System.Text.RegularExpressions;

namespace Supsis.Portal.Webhooks;

/// <summary>Puts a new signing secret before the earlier ones, which go on signing beside it for a while.</summary>
public static partial class SecretRotation
{
    /// <summary>Each is a signature in every request; more only says that somebody rotates faster than receivers follow.</summary>
    internal const int MostSecrets = 3;

    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);

    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(7);

    /// <summary>The overlap as the API writes it, <c>24:00:00</c>.</summary>
    public static string Format(TimeSpan overlap) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)overlap.TotalHours:00}:{overlap.Minutes:00}:{overlap.Seconds:00}");

    /// <summary>Null when it is no time of this form. Not .NET's own reading, which takes <c>24:00:00</c> for 24 days.</summary>
    internal static TimeSpan? Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success ? new TimeSpan(Part(match, "hours"), Part(match, "minutes"), Part(match, "seconds")) : null;
    }

    /// <summary>Nobody's secret lives longer by a rotation: an earlier end stays, a later one comes nearer.</summary>
    /// <param name="present">Newest first.</param>
    internal static IReadOnlyList<StoredSecret> Rotate(IReadOnlyList<StoredSecret> present, SigningSecret secret, TimeSpan overlap, DateTimeOffset now)
    {
        var end = now + overlap;
        var earlier = present.Select(old => old.EndsAt < end ? old : old with { EndsAt = end }).Where(old => old.EndsAt > now);
        return [new(secret.Text, now), .. earlier.Take(MostSecrets - 1)];
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<hours>[0-9]{1,4}):(?<minutes>[0-5][0-9]):(?<seconds>[0-5][0-9])\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
