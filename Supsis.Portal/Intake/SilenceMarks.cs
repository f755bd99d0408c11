using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

using Key = (Guid WorkspaceId, SilenceThreshold Threshold);

/// <summary>How far the silence pass has looked, for each threshold of each workspace.</summary>
internal sealed class SilenceMarks(IEnumerable<SilenceWatermark> stored)
{
    private readonly Dictionary<Key, DateTimeOffset> _seenUntil = stored.ToDictionary(mark => (mark.WorkspaceId, mark.Threshold), mark => mark.SeenUntil);
    private readonly Dictionary<Key, SilentConversation> _reached = [];
    private readonly Dictionary<Guid, BusinessCalendar> _calendars = [];
    private Dictionary<Key, DateTimeOffset> _activeSince = [];
    private Key _next;

    /// <summary>To be stored: every silence that was due by then has been told.</summary>
    public IReadOnlyDictionary<Key, DateTimeOffset> SeenUntil => _seenUntil;

    /// <summary>Takes what is in force now, and says whether something must be looked at from its beginning.</summary>
    public bool Follow(IEnumerable<WorkspaceRules> all)
    {
        var rules = all.ToList();
        _activeSince = rules
            .SelectMany(workspace => workspace.Triggers.Thresholds.Select(threshold =>
                (Key: (workspace.WorkspaceId, Threshold: threshold), Since: workspace.Triggers.ForSilence(threshold).Min(rule => rule.ActiveSince))))
            .ToDictionary(threshold => threshold.Key, threshold => threshold.Since);
        foreach (var gone in _seenUntil.Keys.Except(_activeSince.Keys).ToList())
        {
            _seenUntil.Remove(gone);
            _reached.Remove(gone);
        }

        var moved = rules.FindAll(IsOpenAtOtherHours);
        moved.ForEach(BeginAgain);
        rules.ForEach(workspace => _calendars[workspace.WorkspaceId] = workspace.Calendar);
        return moved.Count > 0;
    }

    /// <summary>All that is in force, beginning where the last pass had to stop.</summary>
    public IEnumerable<Key> Round()
    {
        var keys = _activeSince.Keys.ToList();
        var start = Math.Max(0, keys.IndexOf(_next));
        return keys.Skip(start).Concat(keys.Take(start));
    }

    public void BeginWith(Key next) => _next = next;

    /// <summary>Up to when it was looked at. One that never was counts from when it became active: what was due before that is not told.</summary>
    public DateTimeOffset Of(Key key) => _seenUntil.GetValueOrDefault(key, _activeSince.GetValueOrDefault(key));

    /// <summary>Behind which conversation the look goes on; null to begin at the mark.</summary>
    public SilentConversation? Reached(Key key) => _reached.GetValueOrDefault(key);

    public void Stop(Key key, SilentConversation last) => _reached[key] = last;

    public void Finish(Key key, DateTimeOffset now)
    {
        _seenUntil[key] = now;
        _reached.Remove(key);
    }

    private bool IsOpenAtOtherHours(WorkspaceRules workspace) => _calendars.TryGetValue(workspace.WorkspaceId, out var known) && !known.IsLike(workspace.Calendar);

    // By the new hours a silence may have been due long before the mark: it is looked for from the beginning, and what was told is not told again.
    private void BeginAgain(WorkspaceRules rules)
    {
        foreach (var key in _activeSince.Keys.Where(key => key.WorkspaceId == rules.WorkspaceId && key.Threshold.InBusinessHours))
        {
            _seenUntil[key] = _activeSince[key];
            _reached.Remove(key);
        }
    }
}
