namespace Supsis.Portal.Triggers;

/// <summary>Remembers that a silence was told, so that it is told once.</summary>
public sealed class SilenceFiring
{
    private SilenceFiring()
    {
    }

    public Guid ConversationId { get; private set; }
    public int Minutes { get; private set; }
    public WaitedFor WaitedFor { get; private set; }
    public bool InBusinessHours { get; private set; }

    /// <summary>Where the silence began; the next one begins somewhere else.</summary>
    public DateTimeOffset SilentSince { get; private set; }
}
