namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What came of somebody's wish.</summary>
public enum DeskOutcome
{
    Done,

    /// <summary>The person may only look, perhaps since a moment ago.</summary>
    NotAllowed,

    /// <summary>The webhook has been deleted.</summary>
    NotFound,

    /// <summary>Somebody else saved first.</summary>
    LostRace,

    /// <summary>The portal cannot write at present; nothing has changed.</summary>
    NotStored,
}
