using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Supsis.Portal.Deliveries;

/// <summary>What changed, read once for all who look: whoever heard the same notice and looks through the same filter gets the same rows.</summary>
public sealed class DeliveryNews(DeliveryStore store, DeliveryFeed feed, ScreenTurns turns)
{
    /// <summary>A burst is more than anybody reads: the newest fill the screen, the rest stands in the log.</summary>
    private const int MostRows = 500;

    // A notice is the very list that the feed hands to everybody; what was read for it goes when the last page has let go of it.
    private readonly ConditionalWeakTable<IReadOnlyCollection<Guid>, Answers> _answers = [];

    /// <inheritdoc cref="DeliveryFeed.Subscribe"/>
    public IDisposable Subscribe(Guid workspaceId, Action<IReadOnlyCollection<Guid>> listener) => feed.Subscribe(workspaceId, listener);

    /// <summary>Waits until this page may redraw; disposing what is returned lets the next one.</summary>
    public Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) => turns.TakeAsync(cancellationToken);

    /// <summary>The rows of a notice that match, newest first.</summary>
    public Task<IReadOnlyList<DeliveryRow>> FindAsync(
        Guid workspaceId, IReadOnlyCollection<Guid> notice, DeliveryFilter filter, CancellationToken cancellationToken) =>
        _answers.GetOrCreateValue(notice).Rows
            .GetOrAdd((workspaceId, filter), asked => new(() => ReadAsync(asked.WorkspaceId, notice, asked.Filter))).Value
            .WaitAsync(cancellationToken);

    /// <summary>The workspace's counts as they were soon after a notice.</summary>
    public Task<DeliveryCounts> CountAsync(Guid workspaceId, IReadOnlyCollection<Guid> notice, CancellationToken cancellationToken) =>
        _answers.GetOrCreateValue(notice).Counts
            .GetOrAdd(workspaceId, asked => new(() => store.CountAsync(asked, CancellationToken.None))).Value
            .WaitAsync(cancellationToken);

    // Nobody's leaving may cancel what others wait for.
    private Task<IReadOnlyList<DeliveryRow>> ReadAsync(Guid workspaceId, IReadOnlyCollection<Guid> notice, DeliveryFilter filter) =>
        store.FindAsync(workspaceId, [.. notice.OrderDescending().Take(MostRows)], filter, CancellationToken.None);

    private sealed class Answers
    {
        public ConcurrentDictionary<(Guid WorkspaceId, DeliveryFilter Filter), Lazy<Task<IReadOnlyList<DeliveryRow>>>> Rows { get; } = [];

        public ConcurrentDictionary<Guid, Lazy<Task<DeliveryCounts>>> Counts { get; } = [];
    }
}
