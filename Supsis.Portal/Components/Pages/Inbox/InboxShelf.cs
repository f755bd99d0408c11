using Supsis.Portal.Inbox;

namespace Supsis.Portal.Components.Pages.Inbox;

/// <summary>The rows on the screen and the news that wait while a pointer is in the list.</summary>
internal sealed class InboxShelf
{
    private readonly HashSet<Guid> _fresh = [];
    private List<InboxEntry> _entries = [];
    private List<InboxEntry> _waiting = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<InboxEntry> Entries => _entries;

    public int News => _waiting.Count;

    /// <summary>The newest that is known, shown or not; what came after it is asked for next.</summary>
    public Guid? Newest => _waiting is [var waiting, ..] ? waiting.Request.Id : _entries is [var shown, ..] ? shown.Request.Id : null;

    /// <summary>Came while somebody looked, so that it fades in.</summary>
    public bool IsFresh(InboxEntry entry) => _fresh.Contains(entry.Request.Id);

    /// <param name="arrived">Newest first.</param>
    /// <param name="isHeld">Somebody's pointer is in the list: nothing may move.</param>
    public void Add(IEnumerable<InboxRequest> arrived, bool isHeld)
    {
        _waiting = [.. arrived.Select(InboxEntry.Of).Concat(_waiting).Take(InboxStore.Limit)];
        if (!isHeld || _entries.Count == 0)
        {
            Settle();
        }
    }

    public void Settle()
    {
        _fresh.UnionWith(_waiting.Select(entry => entry.Request.Id));
        _entries = [.. _waiting.Concat(_entries).Take(InboxStore.Limit)];
        _fresh.IntersectWith(_entries.Select(entry => entry.Request.Id));
        _waiting = [];
    }
}
