namespace Supsis.Portal.Deliveries;

/// <summary>What is due for a webhook and has not been sent.</summary>
/// <param name="Count">How many, up to <see cref="BacklogForecast.MostCounted"/>.</param>
/// <param name="About">How long it will take at the pace of the last minute; null when nothing moves.</param>
/// <param name="HeldUntil">Until when nothing is sent, because the receiver kept failing or asked for a pause; null when nothing stands in the way.</param>
public sealed record WaitingBacklog(int Count, TimeSpan? About, DateTimeOffset? HeldUntil);
