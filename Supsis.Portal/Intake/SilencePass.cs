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
        var now = clock.GetUtcNow();
        _seenUntil ??= await LoadAsync(cancellationToken);
        var thresholds = rules.All.SelectMany(workspace => workspace.Triggers.Thresholds.Select(threshold => (workspace.WorkspaceId, Threshold: threshold))).ToList();
        foreach (var key in thresholds)
        {
            // A threshold that is new counts from now: what was silent before it existed is not told.
            var from = _seenUntil.GetValueOrDefault(key, now) - Overlap;
            await TellAsync(key.WorkspaceId, key.Threshold, from, now, cancellationToken);
            _seenUntil[key] = now;
        }

        Prune(thresholds);
        if (now - _savedAt >= SaveEvery && thresholds.Count > 0)
        {
            await SaveAsync(now, cancellationToken);
        }
    }

    /// <summary>Persists how far was looked; also called at a shutdown.</summary>
    public async Task SaveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_seenUntil is { Count: > 0 } seen)
        {
            await silences.SaveAsync(seen, cancellationToken);
            _savedAt = now;
        }
    }

    private async Task TellAsync(Guid workspaceId, SilenceThreshold threshold, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var after = from - threshold.Length;
        var until = now - threshold.Length;
        while (true)
        {
            var due = await silences.FindAsync(workspaceId, threshold, after, until, Batch, cancellationToken);
            var works = due.Select(silent => new SilenceWork(recorder, workspaceId, silent, threshold)).ToList();
            works.ForEach(writer.Enqueue);
            await Task.WhenAll(works.Select(work => work.Done)).WaitAsync(cancellationToken);
            if (due.Count < Batch)
            {
                return;
            }

            after = due[^1].Since; // what fell silent at the very same instant is found by the next pass
        }
    }

    private async Task<Dictionary<(Guid, SilenceThreshold), DateTimeOffset>> LoadAsync(CancellationToken cancellationToken) =>
        (await silences.WatermarksAsync(cancellationToken))
            .ToDictionary(mark => (mark.WorkspaceId, new SilenceThreshold(mark.Minutes, mark.SilentParty)), mark => mark.SeenUntil);

    private void Prune(List<(Guid, SilenceThreshold)> inForce)
    {
        foreach (var gone in _seenUntil!.Keys.Except(inForce).ToList())
        {
            _seenUntil.Remove(gone);
        }
    }
}
