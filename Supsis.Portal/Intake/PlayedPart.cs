namespace Supsis.Portal.Intake;

/// <summary>Who speaks in a conversation that is played.</summary>
public enum PlayedPart
{
    Visitor,
    Bot,
    Agent,
}
