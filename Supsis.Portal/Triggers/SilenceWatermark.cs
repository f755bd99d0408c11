using Supsis.Portal.Data;

namespace Supsis.Portal.Triggers;

/// <summary>How far the silence pass has looked, for one threshold of one workspace.</summary>
public sealed class SilenceWatermark : IWorkspaceOwned
{
    private SilenceWatermark()
    {
    }

    internal SilenceWatermark(Guid workspaceId, SilenceThreshold threshold, DateTimeOffset seenUntil) =>
        (WorkspaceId, Minutes, WaitedFor, InBusinessHours, SeenUntil) = (workspaceId, threshold.Minutes, threshold.WaitedFor, threshold.InBusinessHours, seenUntil);

    public Guid WorkspaceId { get; private set; }
    public int Minutes { get; private set; }
    public WaitedFor WaitedFor { get; private set; }
    public bool InBusinessHours { get; private set; }

    /// <summary>Every silence that was due by then has been told.</summary>
    public DateTimeOffset SeenUntil { get; private set; }

    internal SilenceThreshold Threshold => new(Minutes, WaitedFor, InBusinessHours);
}
