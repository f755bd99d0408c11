namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>One point of a delivery's story.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When; null for a gap that leaves attempts out.</param>
/// <param name="Wait">How long after the point before.</param>
/// <param name="Number">The attempt it belongs to, or how many a gap leaves out.</param>
/// <param name="Status">What was answered, for an answer.</param>
internal sealed record TimelineStep(TimelineKind Kind, DateTimeOffset? At, TimeSpan? Wait, int Number = 0, int? Status = null);
