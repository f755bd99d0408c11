namespace Supsis.Portal.Data;

/// <summary>Writes nothing: when it is committed, whatever stood before it in the queue is so too.</summary>
internal sealed class QueueMark : GroupWork
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Passed => _passed.Task;

    public override bool MustSync => false;

    public override void Write(GroupTransaction transaction)
    {
    }

    public override void Committed() => _passed.TrySetResult();

    // Whoever waits only lets others go first; their own write will meet the same trouble and say so.
    public override void Failed(Exception exception) => _passed.TrySetResult();
}
