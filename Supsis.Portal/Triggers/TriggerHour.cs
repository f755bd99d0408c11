namespace Supsis.Portal.Triggers;

/// <summary>How often a capped trigger fired in one hour of the clock, and how often the cap kept it from firing.</summary>
public sealed class TriggerHour
{
    private TriggerHour()
    {
    }

    public Guid TriggerId { get; private set; }

    /// <summary>Its beginning.</summary>
    public DateTimeOffset Hour { get; private set; }

    public int Fired { get; private set; }

    public int HeldBack { get; private set; }
}
