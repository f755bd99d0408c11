namespace Supsis.Portal.Intake;

/// <summary>An event of an array that was not taken, and why.</summary>
internal sealed record IntakeRejection(int Index, string? Id, IReadOnlyDictionary<string, string[]> Errors);
