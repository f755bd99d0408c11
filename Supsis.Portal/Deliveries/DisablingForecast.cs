namespace Supsis.Portal.Deliveries;

/// <summary>A webhook that has been failing for so long that it is going to be disabled.</summary>
/// <param name="FailingSince">The first failure of the present run.</param>
/// <param name="EarliestAt">When it is disabled if nothing succeeds; null when that has passed, and too few attempts or events have failed so far.</param>
public sealed record DisablingForecast(DateTimeOffset FailingSince, DateTimeOffset? EarliestAt);
