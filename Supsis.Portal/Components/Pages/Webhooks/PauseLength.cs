namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>For how long somebody wants nothing sent.</summary>
public enum PauseLength
{
    Hour,
    FourHours,
    UntilTomorrow,
    UntilResumed,
}
