namespace Supsis.Portal.Intake;

/// <summary>What became of an event that was handed in.</summary>
internal enum IntakeReceipt
{
    /// <summary>On disk, with every delivery it is owed.</summary>
    Accepted,

    /// <summary>Known already with the same content; nothing changed.</summary>
    Duplicate,

    /// <summary>Known already with other content; refused.</summary>
    Clash,
}
