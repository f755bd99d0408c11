namespace Supsis.Portal.Components.Shared;

/// <summary>The colour of a state: it always comes with an icon and a word.</summary>
public enum PillTone
{
    Neutral,
    Good,
    Bad,
    Waiting,
    Busy,
}
