namespace Supsis.Portal.Intake;

/// <summary>What came of the wish to fire a rule by hand.</summary>
public enum HandFiringOutcome
{
    /// <summary>Sent as a test, or owed like any other.</summary>
    Done,

    UnknownConversation,
    UnknownWebhook,

    /// <summary>The webhook has no trigger at this place.</summary>
    UnknownTrigger,

    /// <summary>A disabled webhook sends nothing.</summary>
    Disabled,
}
