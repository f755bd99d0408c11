namespace Supsis.Portal.Triggers;

/// <summary>Why a day's hours cannot be counted by.</summary>
public enum BusinessHoursProblem
{
    EndsBeforeItBegins,
    Overlap,
    TooMany,
}
