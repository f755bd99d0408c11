using Supsis.Portal.Conversations;
using Supsis.Portal.Data;

namespace Supsis.Portal.Intake;

/// <summary>One producer's event on its way to the disk.</summary>
internal sealed class IntakeWork(EventRecorder recorder, Guid workspaceId, IncomingEvent incoming, IntakeBatch batch, int index) : GroupWork
{
    private IntakeReceipt _receipt;
    private Recording? _recording;

    public override void Write(GroupTransaction transaction)
    {
        if (EventWriter.HashOf(transaction, workspaceId, incoming.Id) is { } hash)
        {
            _receipt = hash.AsSpan().SequenceEqual(incoming.Hash) ? IntakeReceipt.Duplicate : IntakeReceipt.Clash;
            return;
        }

        _recording = recorder.Begin(transaction, workspaceId, LoopGuard.OriginOf(transaction, workspaceId, incoming));
        recorder.Record(_recording, incoming);
        _receipt = IntakeReceipt.Accepted;
    }

    public override void Committed()
    {
        batch.Stored(index, _receipt, _recording?.Late ?? []);
        recorder.Committed(_recording);
    }

    public override void RolledBack()
    {
        recorder.RolledBack(_recording);
        _recording = null;
    }

    public override void Failed(Exception exception) => batch.Failed(exception);
}
