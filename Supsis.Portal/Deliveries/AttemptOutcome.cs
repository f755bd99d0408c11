namespace Supsis.Portal.Deliveries;

/// <summary>What came of one POST: a value, which somebody else records.</summary>
internal sealed record AttemptOutcome
{
    public required DateTimeOffset StartedAt { get; init; }
    public required TimeSpan Duration { get; init; }

    /// <summary>The HTTP status, null when no status line arrived.</summary>
    public int? Status { get; init; }

    /// <summary>One of <see cref="DeliveryError"/>, null for a success.</summary>
    public string? Error { get; init; }

    /// <summary>One of <see cref="AttemptNote"/>: a remark beside the verdict, such as an answer that never ended after a 2xx.</summary>
    public string? Note { get; init; }

    /// <summary>The receiver's wish for the next try, from <c>Retry-After</c> (RFC 9110, section 10.2.3); never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>One header a line, the webhook's own values masked.</summary>
    public string RequestHeaders { get; init; } = "";

    public string ResponseHeaders { get; init; } = "";

    /// <summary>At most 16 KiB of the answer's body as text.</summary>
    public string ResponsePreview { get; init; } = "";

    /// <summary>The address that was connected to.</summary>
    public string? RemoteIp { get; init; }

    /// <summary>Whether any byte of the request was written: a shutdown before that cut nothing and leaves no attempt.</summary>
    public bool HasReachedWire { get; init; }

    public bool IsSuccess => Error is null;

    /// <summary>Our own shutdown came before anything was sent.</summary>
    public bool NeverBegan => Error == DeliveryError.AbortedShutdown && !HasReachedWire;
}
