namespace Supsis.Portal.Deliveries;

/// <summary>What the dispatcher knows about the receiver of one webhook: whether it may be sent to now, and how many at a time.</summary>
/// <remarks>Touched under the dispatcher's lock only. What people should know of it is kept in <c>webhook_health</c>.</remarks>
internal sealed class ReceiverWatch(DeliveryOptions options, BreakerOptions breaker, Func<double> random)
{
    private readonly CircuitBreaker _breaker = new(breaker, random);
    private readonly ReceiverPace _pace = new(options.FastBelow, options.SlowAbove);
    private DateTimeOffset? _throttledUntil;
    private DateTimeOffset _nextStartAt; // for max_per_minute: requests are spread evenly
    private DateTimeOffset? _backSince;
    private bool _hasAnswered;
    private int _hanging;

    /// <summary>How many requests may be under way at a time.</summary>
    public int Slots { get; private set; } = options.WebhookSlots;

    /// <summary>Whether it has to share a few slots with others like it, so that the healthy ones keep theirs.</summary>
    public bool IsTroubled => !_breaker.IsClosed || _pace.IsSlow;

    /// <summary>Whether it has answered this process and no request to it hangs; the others may not take the last slots from those that answer.</summary>
    public bool IsProven => _hasAnswered && _hanging == 0;

    public ReceiverHold Hold => new(_breaker.OpenUntil, _throttledUntil);

    public void Restore(ReceiverHold hold)
    {
        _throttledUntil = hold.ThrottledUntil;
        if (hold.OpenUntil is { } until)
        {
            _breaker.Restore(until);
        }
    }

    public bool Permits(DateTimeOffset now) => _breaker.Permits(now) && !(_throttledUntil > now) && _nextStartAt <= now;

    /// <summary>The earliest moment at which it may be sent to again; null when only an answer can tell.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        var until = Later(_nextStartAt, Later(_breaker.OpenUntil ?? default, _throttledUntil ?? default));
        return until > now ? until : null;
    }

    public void Started(DateTimeOffset now, int? maxPerMinute)
    {
        _breaker.Started();
        if (maxPerMinute is { } limit)
        {
            _nextStartAt = Later(now, _nextStartAt) + (TimeSpan.FromMinutes(1) / limit);
        }
    }

    /// <summary>So many more requests to it wait for an answer longer than is usual.</summary>
    public void Hangs(int more) => _hanging += more;

    /// <summary>Takes note of an attempt; null when there was none after all.</summary>
    public void Note(AttemptOutcome? outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case null or { Error: DeliveryError.AbortedShutdown or DeliveryError.TransformFailed }:
                _breaker.Forget();
                return;
            case { IsSuccess: true } or { Error: DeliveryError.Http4xx or DeliveryError.RedirectNotFollowed or DeliveryError.Gone }:
                Answered(outcome, now);
                break;
            default:
                Failed(outcome, now);
                break;
        }
    }

    private void Answered(AttemptOutcome outcome, DateTimeOffset now)
    {
        if (!_breaker.IsClosed)
        {
            (_backSince, Slots) = (now, 1); // it is only just back: a whole backlog at once would throw it down again
        }

        _breaker.Succeeded(now);
        _pace.Note(outcome.Duration);
        _hasAnswered = true;
        Slots = outcome.IsSuccess && _pace.IsFast ? Math.Min(Slots + 1, Limit(now)) : Math.Min(Slots, options.WebhookSlots);
    }

    private void Failed(AttemptOutcome outcome, DateTimeOffset now)
    {
        _pace.Note(outcome.Duration);
        Slots = Math.Min(Slots, options.WebhookSlots);
        _breaker.Failed(now);
        if (outcome.Status is 429 or 503)
        {
            var wish = outcome.RetryAfter ?? options.ThrottleFloor;
            _throttledUntil = Later(_throttledUntil ?? default, now + (wish < RetrySchedule.LongestRetryAfter ? wish : RetrySchedule.LongestRetryAfter));
        }
    }

    /// <summary>One slot more a second after an outage, until it has them all.</summary>
    private int Limit(DateTimeOffset now)
    {
        if (_backSince is { } since)
        {
            var risen = 1 + (int)Math.Min((now - since).TotalSeconds, options.WebhookSlotsLimit);
            if (risen < options.WebhookSlotsLimit)
            {
                return risen;
            }

            _backSince = null;
        }

        return options.WebhookSlotsLimit;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
