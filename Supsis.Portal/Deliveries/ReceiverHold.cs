namespace Supsis.Portal.Deliveries;

/// <summary>Why nothing is sent to a receiver at the moment, and until when; both null in the normal case.</summary>
/// <param name="OpenUntil">It kept failing; from then on one request looks whether it is back.</param>
/// <param name="ThrottledUntil">It asked for a pause (429 or 503).</param>
internal readonly record struct ReceiverHold(DateTimeOffset? OpenUntil, DateTimeOffset? ThrottledUntil);
