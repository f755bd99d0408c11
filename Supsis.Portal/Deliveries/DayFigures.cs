namespace Supsis.Portal.Deliveries;

/// <summary>How one webhook's deliveries have gone in the last 24 hours of the clock.</summary>
/// <param name="Hours">Each of the 24, oldest first, the last one under way; none when nothing was sent.</param>
public sealed record DayFigures(IReadOnlyList<HourFigures> Hours)
{
    public static readonly DayFigures None = new([]);

    public int Delivered => Hours.Sum(hour => hour.Delivered);

    public int FailedTries => Hours.Sum(hour => hour.FailedTries);

    /// <summary>Of all requests those that were delivered, 0 to 1; null when there was none.</summary>
    public double? SuccessRate => Delivered + FailedTries is var all and > 0 ? Delivered / (double)all : null;
}
