using Supsis.Portal.Data;

namespace Supsis.Portal.Triggers;

/// <summary>How far the silence pass has looked, for one threshold of one workspace.</summary>
public sealed class SilenceWatermark : IWorkspaceOwned
{
    private SilenceWatermark()
    {
    }

    public SilenceWatermark(Guid workspaceId, int minutes, SilentParty silentParty, DateTimeOffset seenUntil) =>
        (WorkspaceId, Minutes, SilentParty, SeenUntil) = (workspaceId, minutes, silentParty, seenUntil);

    public Guid WorkspaceId { get; private set; }
    public int Minutes { get; private set; }
    public SilentParty SilentParty { get; private set; }

    /// <summary>Every silence that was due by then has been told.</summary>
    public DateTimeOffset SeenUntil { get; private set; }

    public void Advance(DateTimeOffset seenUntil) => SeenUntil = seenUntil;
}
