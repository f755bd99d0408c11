using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

using Key = (Guid WorkspaceId, SilenceThreshold Threshold);

/// <summary>Tells the silences that became due since the last look. It never scans all conversations: an index knows whose silence crossed a threshold.</summary>
/// <remarks>How far it looked is persisted, so that what fell due while the portal was down is told at its start. A silence is told once (a unique key).</remarks>
internal sealed class SilencePass(SilenceStore silences, LiveRules rules, SilenceTeller teller, LateSilences late, TimeProvider clock)
{
    /// <summary>From one pass to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>The most of one pass, which runs twice a second: after a long silence of the portal itself the events of people go first.</summary>
    public const int Limit = 250;

    /// <summary>The most of one threshold in a row, so that none waits for another's thousands.</summary>
    private const int ThresholdLimit = 100;

    /// <summary>Looked at again each time: an event may be committed a moment after the pass that should have seen it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(30);

    private SilenceMarks? _marks;
    private DateTimeOffset _savedAt;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!teller.IsReady)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var marks = _marks ?? new SilenceMarks(await silences.WatermarksAsync(cancellationToken));
        var mustSave = marks.Follow(rules.All);
        if (_marks is null)
        {
            await RecallAsync(marks, cancellationToken);
            _marks = marks;
        }

        var told = await TellDueAsync(marks, now, cancellationToken);
        await TellLateAsync(Limit - told, cancellationToken);
        if (marks.SeenUntil.Count > 0 && (mustSave || now - _savedAt >= SaveEvery))
        {
            await silences.SaveAsync(marks.SeenUntil, cancellationToken);
            _savedAt = now;
        }
    }

    /// <summary>At start: a crash may have forgotten silences that came late, in the last moments before it.</summary>
    private async Task RecallAsync(SilenceMarks marks, CancellationToken cancellationToken)
    {
        foreach (var workspace in marks.Round().GroupBy(key => key.WorkspaceId, key => key.Threshold))
        {
            var since = workspace.Min(threshold => marks.Of((workspace.Key, threshold))) - Overlap;
            var touched = await silences.TouchedSinceAsync(workspace.Key, since, cancellationToken);
            late.Note(touched.SelectMany(conversation => LateSilence.Of(conversation, workspace)));
        }
    }

    private async Task<int> TellDueAsync(SilenceMarks marks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = 0;
        var round = new Queue<Key>(marks.Round());
        while (round.TryDequeue(out var key))
        {
            var limit = Math.Min(ThresholdLimit, Limit - told);
            if (limit == 0)
            {
                marks.BeginWith(key);
                return told;
            }

            told += await TellDueAsync(marks, key, now, limit, cancellationToken);
            if (marks.Reached(key) is not null)
            {
                round.Enqueue(key); // more of them, after everybody else's
            }
        }

        return told;
    }

    private async Task<int> TellDueAsync(SilenceMarks marks, Key key, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        if (rules.Of(key.WorkspaceId)?.Calendar is not { } calendar)
        {
            return 0;
        }

        var last = marks.Reached(key) ?? new SilentConversation(Guid.Empty, "", key.Threshold.BegunBy(marks.Of(key) - Overlap, calendar));
        var due = await silences.FindAsync(key.WorkspaceId, key.Threshold, last, key.Threshold.BegunBy(now, calendar), limit, cancellationToken);
        await teller.TellAsync(key.WorkspaceId, key.Threshold, due, cancellationToken);
        if (due.Count < limit)
        {
            marks.Finish(key, now);
        }
        else
        {
            marks.Stop(key, due[^1]);
        }

        return due.Count;
    }

    private async Task TellLateAsync(int limit, CancellationToken cancellationToken)
    {
        if (late.Look(limit) is { Count: > 0 } found)
        {
            await teller.TellAsync(found, cancellationToken);
            late.Forget(found);
        }
    }
}
