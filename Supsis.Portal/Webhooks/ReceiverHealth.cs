namespace Supsis.Portal.Webhooks;

/// <summary>How a webhook's receiver has been doing.</summary>
public sealed record ReceiverHealth(DateTimeOffset? LastSuccessAt, DateTimeOffset? LastFailureAt, DateTimeOffset? FailingSince, int ConsecutiveFailures, string? LastError)
{
    /// <summary>From here on the receiver counts as broken and not as unlucky.</summary>
    private const int TroublingFailures = 5;

    private static readonly TimeSpan TroublingSilence = TimeSpan.FromHours(24);

    public static readonly ReceiverHealth Unknown = new(null, null, null, 0, null);

    /// <summary>The end of the latest try, whatever came of it.</summary>
    public DateTimeOffset? LastDeliveryAt => LastSuccessAt > LastFailureAt || LastFailureAt is null ? LastSuccessAt : LastFailureAt;

    public bool IsTroubling(DateTimeOffset now) =>
        ConsecutiveFailures >= TroublingFailures || (FailingSince is { } since && now - since >= TroublingSilence);
}
