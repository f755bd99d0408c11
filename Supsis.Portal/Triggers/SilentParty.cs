namespace Supsis.Portal.Triggers;

/// <summary>Whose silence counts.</summary>
public enum SilentParty
{
    Anyone,
    Visitor,
    Agent,
    Bot,
}
