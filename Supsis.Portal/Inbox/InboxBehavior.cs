using System.Collections.Concurrent;

namespace Supsis.Portal.Inbox;

/// <summary>How each test inbox answers now; a restart heals them all.</summary>
public sealed class InboxBehavior(InboxFeed feed)
{
    private readonly ConcurrentDictionary<Guid, InboxMode> _modes = new();

    public InboxMode ModeOf(Guid workspaceId) => _modes.GetValueOrDefault(workspaceId);

    public void Switch(Guid workspaceId, InboxMode mode)
    {
        _modes[workspaceId] = mode;
        feed.Changed(workspaceId);
    }

    /// <summary>The status of the answer that is about to be given.</summary>
    internal int TakeStatus(Guid workspaceId)
    {
        // Of several requests at one time only one finds the mode that fails once.
        if (_modes.TryUpdate(workspaceId, InboxMode.Accept, InboxMode.FailOnce))
        {
            feed.Changed(workspaceId);
            return StatusCodes.Status500InternalServerError;
        }

        return ModeOf(workspaceId) == InboxMode.Fail ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
    }
}
