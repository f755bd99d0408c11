namespace Supsis.Portal.Intake;

/// <summary>Why a request as a whole was not taken.</summary>
internal sealed record IntakeRefusal(int Status, string Field, string Message);
