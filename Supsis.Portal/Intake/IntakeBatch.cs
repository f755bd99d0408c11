using Supsis.Portal.Data;

namespace Supsis.Portal.Intake;

/// <summary>The events of one request; its answer follows the last of them, whatever groups they were committed in.</summary>
internal sealed class IntakeBatch(int count, TimeSpan retryAfter, LateSilences lateSilences)
{
    private readonly IntakeReceipt[] _receipts = new IntakeReceipt[count];
    private readonly TaskCompletionSource<IntakeReceipt[]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<LateSilence> _late = [];
    private int _open = count;
    private Exception? _failure;

    public Task<IntakeReceipt[]> Done => _done.Task;

    /// <param name="late">Silences that it began too late; a later event of the same request may still end them.</param>
    public void Stored(int index, IntakeReceipt receipt, IReadOnlyList<LateSilence> late)
    {
        if (late.Count > 0)
        {
            _late.AddRange(late); // on the writer's thread, as every other that is stored
        }

        _receipts[index] = receipt;
        Close();
    }

    /// <summary>The disk refused this one. The producer repeats the whole request; what was stored counts as a duplicate then.</summary>
    public void Failed(Exception exception)
    {
        Interlocked.Exchange(ref _failure, exception);
        Close();
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) > 0)
        {
            return;
        }

        lateSilences.Note(_late);
        if (_failure is { } failure)
        {
            _done.SetException(new IntakeUnavailableException(retryAfter, StorageFault.Of(failure)));
        }
        else
        {
            _done.SetResult(_receipts);
        }
    }
}
