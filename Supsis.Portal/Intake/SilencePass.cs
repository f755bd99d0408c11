using Supsis.Portal.Data;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>Tells the silences that became due since the last look. It never scans all conversations: an index knows whose silence crossed a threshold.</summary>
/// <remarks>How far it looked is persisted, so that what fell due while the portal was down is told at its start. A silence is told once (a unique key).</remarks>
internal sealed class SilencePass(SilenceStore silences, LiveRules rules, GroupWriter writer, SilenceRecorder recorder, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>Looked at again each time: an event may be committed a moment after the pass that should have seen it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(30);

    private Dictionary<(Guid WorkspaceId, SilenceThreshold Threshold), DateTimeOffset>? _seenUntil;
    private DateTimeOffset _savedAt;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (writer.Storage.Trouble != StorageTrouble.None)
        {
            return; // what falls due meanwhile is told afterwards
        }

        var now = clock.GetUtcNow();
        _seenUntil ??= await LoadAsync(cancellationToken);
        var activeSince = ThresholdsInForce();
        foreach (var (key, since) in activeSince)
        {
            // A threshold that was never looked at counts from when it became active: what was due before that is not told.
            var from = _seenUntil.GetValueOrDefault(key, since) - Overlap;
            await TellAsync(key.WorkspaceId, key.Threshold, from, now, cancellationToken);
            _seenUntil[key] = now;
        }

        Prune(activeSince.Keys);
        if (now - _savedAt >= SaveEvery && activeSince.Count > 0)
        {
            await silences.SaveAsync(_seenUntil, cancellationToken);
            _savedAt = now;
        }
    }

    private Dictionary<(Guid WorkspaceId, SilenceThreshold Threshold), DateTimeOffset> ThresholdsInForce() => rules.All
        .SelectMany(workspace => workspace.Triggers.Thresholds.Select(threshold =>
            (Key: (workspace.WorkspaceId, Threshold: threshold), Since: workspace.Triggers.ForSilence(threshold).Min(rule => rule.ActiveSince))))
        .ToDictionary(threshold => threshold.Key, threshold => threshold.Since);

    private async Task TellAsync(Guid workspaceId, SilenceThreshold threshold, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (rules.Of(workspaceId)?.Calendar is not { } calendar)
        {
            return;
        }

        var until = threshold.BegunBy(now, calendar);
        var last = new SilentConversation(Guid.Empty, "", threshold.BegunBy(from, calendar));
        while (true)
        {
            var due = await silences.FindAsync(workspaceId, threshold, last, until, Batch, cancellationToken);
            var works = due.Select(silent => new SilenceWork(recorder, workspaceId, silent, threshold)).ToList();
            works.ForEach(writer.Enqueue);
            await Task.WhenAll(works.Select(work => work.Done)).WaitAsync(cancellationToken);
            if (due.Count < Batch)
            {
                return;
            }

            last = due[^1];
        }
    }

    private async Task<Dictionary<(Guid, SilenceThreshold), DateTimeOffset>> LoadAsync(CancellationToken cancellationToken) =>
        (await silences.WatermarksAsync(cancellationToken))
            .ToDictionary(mark => (mark.WorkspaceId, mark.Threshold), mark => mark.SeenUntil);

    private void Prune(IReadOnlyCollection<(Guid, SilenceThreshold)> inForce)
    {
        foreach (var gone in _seenUntil!.Keys.Except(inForce).ToList())
        {
            _seenUntil.Remove(gone);
        }
    }
}
