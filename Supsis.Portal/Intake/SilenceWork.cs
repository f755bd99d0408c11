using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>One silence that fell due, on its way to the disk.</summary>
internal sealed class SilenceWork(SilenceRecorder recorder, Guid workspaceId, SilentConversation silent, SilenceThreshold threshold) : GroupWork
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Recording? _recording;

    public Task Done => _done.Task;

    public override void Write(GroupTransaction transaction)
    {
        _recording = recorder.Begin(transaction, workspaceId); // kept before anything is owed: a rollback gives back what it took
        recorder.Record(_recording, silent, threshold);
    }

    public override void Committed()
    {
        recorder.Committed(_recording);
        _done.SetResult();
    }

    public override void RolledBack()
    {
        recorder.RolledBack(_recording);
        _recording = null;
    }

    public override void Failed(Exception exception) => _done.SetException(exception);
}
