using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>Hands silences to the disk and waits for them; each is asked again there whether it still lasts.</summary>
internal sealed class SilenceTeller(GroupWriter writer, SilenceRecorder recorder)
{
    /// <summary>False while the storage refuses: what falls due meanwhile is told afterwards.</summary>
    public bool IsReady => writer.Storage.Trouble == StorageTrouble.None;

    public Task TellAsync(Guid workspaceId, SilenceThreshold threshold, IEnumerable<SilentConversation> silent, CancellationToken cancellationToken) =>
        WriteAsync(silent.Select(one => new SilenceWork(recorder, workspaceId, one, threshold, earliest: DateTimeOffset.MinValue)), cancellationToken);

    public Task TellAsync(IEnumerable<LateSilence> late, CancellationToken cancellationToken) =>
        WriteAsync(late.Select(one => new SilenceWork(recorder, one.WorkspaceId, one.Silent, one.Threshold, one.ReceivedAt)), cancellationToken);

    private Task WriteAsync(IEnumerable<SilenceWork> silences, CancellationToken cancellationToken)
    {
        var works = silences.ToList();
        works.ForEach(writer.Enqueue);
        return Task.WhenAll(works.Select(work => work.Done)).WaitAsync(cancellationToken);
    }
}
