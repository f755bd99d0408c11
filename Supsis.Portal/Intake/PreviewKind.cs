namespace Supsis.Portal.Intake;

/// <summary>How near to life a previewed body is.</summary>
public enum PreviewKind
{
    /// <summary>It happened in that conversation.</summary>
    Happened,

    /// <summary>It has not happened lately; this is what it would say of the newest conversation.</summary>
    NotYet,

    /// <summary>There is no conversation yet, and this one never was.</summary>
    Sample,
}
