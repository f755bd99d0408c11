namespace Supsis.Portal.Deliveries;

/// <summary>What an attempt's outcome means for its delivery.</summary>
/// <param name="Status">Where the delivery goes.</param>
/// <param name="NextAttemptAt">When it is tried again; its jitter is drawn once, here.</param>
/// <param name="IsCharged">Whether the attempt counts against the schedule; one that our own shutdown cut does not.</param>
internal sealed record OutcomeVerdict(DeliveryStatus Status, DateTimeOffset? NextAttemptAt, bool IsCharged);
