namespace Supsis.Portal.Deliveries;

/// <summary>What one hour of the clock brought.</summary>
/// <param name="Hour">Its beginning, UTC.</param>
/// <param name="FailedTries">Requests that failed, whether tried again later or not.</param>
public sealed record HourFigures(DateTimeOffset Hour, int Delivered, int FailedTries);
