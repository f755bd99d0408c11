using System.Globalization;
using System.Text;

namespace Supsis.Portal.Intake;

/// <summary>What a body says of itself when it is told long after it was due: the portal was down, or had too many to tell.</summary>
internal static class LateMark
{
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(60);

    /// <summary>The event's <c>data</c>, as UTF-8 JSON; empty for one in time.</summary>
    public static ReadOnlyMemory<byte> Of(TimeSpan late) => late > Punctual
        ? Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"late_seconds":{{(long)late.TotalSeconds}}}"""))
        : default;
}
