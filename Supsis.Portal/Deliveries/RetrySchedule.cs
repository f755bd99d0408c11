namespace Supsis.Portal.Deliveries;

/// <summary>When a failed delivery is tried again, and when it is given up.</summary>
/// <param name="options">The delays and the floor.</param>
/// <param name="random">A number from 0 to 1, so that receivers are not hit by many retries at one instant.</param>
internal sealed class RetrySchedule(DeliveryOptions options, Func<double> random)
{
    /// <summary>No single configured delay may be longer: after a week a delivery expires anyway.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    public static readonly IReadOnlyList<TimeSpan> BuiltInDelays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    private readonly IReadOnlyList<TimeSpan> _delays = options.RetryDelays is { } delays ? [.. delays] : BuiltInDelays;

    public int AttemptLimit => _delays.Count + 1;

    /// <summary>The wait after the failure of attempt number <paramref name="attemptNumber"/> (the first is 1); null when the tries are used up or cannot help.</summary>
    public TimeSpan? NextDelay(int attemptNumber, AttemptOutcome failure)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attemptNumber, 1);
        if (attemptNumber > _delays.Count || failure.Error == DeliveryError.TransformFailed)
        {
            return null;
        }

        var wait = _delays[attemptNumber - 1] * (0.8 + (0.4 * random()));
        return Longest(wait, Wish(failure));
    }

    private TimeSpan Wish(AttemptOutcome failure) => failure.RetryAfter switch
    {
        { } wish when wish > LongestRetryAfter => LongestRetryAfter,
        { } wish => wish,
        null when failure.Error == DeliveryError.Timeout || failure.Status is 429 or 502 or 503 or 504 => options.ThrottleFloor,
        null => TimeSpan.Zero,
    };

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
