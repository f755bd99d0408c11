namespace Supsis.Portal.Intake;

/// <summary>The answer to events that were handed in: how many are on disk, known already, or refused.</summary>
internal sealed record IntakeSummary(int Accepted, int Duplicates, IReadOnlyList<IntakeRejection> Rejected);
