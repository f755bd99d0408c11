using Supsis.Portal.Data;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Goes through the group writer and tells when it has passed: what was queued before it is on disk and handed over.</summary>
internal sealed class Barrier : GroupWork
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool MustSync => false;

    public static Task PassAsync(GroupWriter writer)
    {
        var barrier = new Barrier();
        writer.Enqueue(barrier);
        return barrier._passed.Task;
    }

    public override void Write(GroupTransaction transaction)
    {
    }

    public override void Committed() => _passed.SetResult();

    public override void Failed(Exception exception) => _passed.SetException(exception);
}
