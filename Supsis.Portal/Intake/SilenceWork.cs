using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>One silence that fell due, on its way to the disk.</summary>
internal sealed class SilenceWork(SilenceRecorder recorder, Guid workspaceId, SilentConversation silent, SilenceThreshold threshold, DateTimeOffset earliest) : GroupWork
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Recording? _recording;

    public Task Done => _done.Task;

    public override void Write(GroupTransaction transaction)
    {
        _recording = recorder.Begin(transaction, workspaceId); // kept before anything is owed: a rollback gives back what it took
        recorder.Record(_recording, silent, threshold, earliest);
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

    // One that can never be written must not keep all others waiting; the storage's own trouble passes, and then it is told.
    public override void Failed(Exception exception)
    {
        if (StorageFault.Of(exception) == StorageTrouble.None && exception is not InvalidOperationException)
        {
            _done.SetResult();
        }
        else
        {
            _done.SetException(exception);
        }
    }
}
