namespace Supsis.Portal.Deliveries;

/// <summary>How the deliveries of a workspace have gone in the last 24 hours of the clock.</summary>
/// <param name="GaveUp">Deliveries that ran out of tries.</param>
/// <param name="P95">Of twenty answers to the newest deliveries nineteen took no longer than this; null before the first.</param>
/// <param name="Hours">Each of the 24, oldest first, the last one under way.</param>
public sealed record OverviewFigures(int GaveUp, DeliveryCounts Counts, TimeSpan? P95, IReadOnlyList<HourFigures> Hours)
{
    public int Delivered => Hours.Sum(hour => hour.Delivered);

    public int FailedTries => Hours.Sum(hour => hour.FailedTries);

    /// <summary>Of all requests those that were delivered, 0 to 1; null when there was none.</summary>
    public double? SuccessRate => Delivered + FailedTries == 0 ? null : Delivered / (double)(Delivered + FailedTries);
}
