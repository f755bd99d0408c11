namespace Supsis.Portal.Intake;

/// <summary>A firing that the hourly limits have not been asked about yet: those look over all conversations.</summary>
internal sealed record BacktestFiring(Guid TriggerId, int? MaxPerHour, DateTimeOffset At, BacktestHit Hit);
