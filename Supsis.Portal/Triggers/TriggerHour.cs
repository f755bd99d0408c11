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

    /// <summary>The beginning of the hour in which a moment lies.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
