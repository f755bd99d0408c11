namespace Supsis.Portal.Webhooks;

/// <summary>How a webhook's receiver has been doing.</summary>
public sealed record ReceiverHealth(
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastFailureAt,
    DateTimeOffset? FailingSince,
    int ConsecutiveFailures,
    string? LastError,
    DateTimeOffset? OpenUntil,
    DateTimeOffset? ThrottledUntil)
{
    private static readonly TimeSpan TroublingSilence = TimeSpan.FromHours(24);

    public static readonly ReceiverHealth Unknown = new(null, null, null, 0, null, null, null);

    /// <summary>The end of the latest try, whatever came of it.</summary>
    public DateTimeOffset? LastDeliveryAt => LastSuccessAt > LastFailureAt || LastFailureAt is null ? LastSuccessAt : LastFailureAt;

    /// <summary>Until when nothing is sent to it because it kept failing or asked for a pause; null when nothing stands in the way.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        var until = OpenUntil > ThrottledUntil || ThrottledUntil is null ? OpenUntil : ThrottledUntil;
        return until > now ? until : null;
    }

    /// <summary>It kept failing and has not shown that it is back, or nothing succeeded for a day although it was tried.</summary>
    public bool IsTroubling(DateTimeOffset now) => OpenUntil is not null || (FailingSince is { } since && now - since >= TroublingSilence);
}
