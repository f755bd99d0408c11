namespace Supsis.Portal.Triggers;

/// <summary>Whose word a silence waits for.</summary>
public enum WaitedFor
{
    Anyone,
    Visitor,
    Agent,
    Bot,

    /// <summary>An agent's answer to the oldest message of the visitor that has none.</summary>
    Answer,
}
