using System.Globalization;
using System.Net.Http.Headers;

namespace Supsis.Portal.Deliveries;

/// <summary>Reads a receiver's wish for the next try, as RFC 9110 section 10.2.3 writes it and as receivers write it.</summary>
internal static class RetryAfterHeader
{
    /// <returns>From zero to 24 hours; null when there is none or it cannot be read.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? values.Select(value => Read(value, now)).FirstOrDefault(wish => wish is not null)
            : null;

    internal static TimeSpan? Read(string text, DateTimeOffset now)
    {
        text = text.Trim();

        // A double, because a receiver may name more seconds than any integer holds; that is a wish for "long", not garbage.
        if (text.AsSpan().TrimStart('-') is { Length: > 0 } digits && !digits.ContainsAnyExceptInRange('0', '9')
            && double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return Bounded(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, RetrySchedule.LongestRetryAfter.TotalSeconds)));
        }

        return RetryConditionHeaderValue.TryParse(text, out var parsed) && parsed.Date is { } date ? Bounded(date - now) : null;
    }

    private static TimeSpan Bounded(TimeSpan wish) =>
        wish < TimeSpan.Zero ? TimeSpan.Zero
        : wish > RetrySchedule.LongestRetryAfter ? RetrySchedule.LongestRetryAfter
        : wish;
}
