namespace Supsis.Portal.Data;

internal static class GroupWriterExtensions
{
    /// <summary>Returns when what events and outcomes have queued up is written. A pass of many turns calls it before each, for the gate itself promises no order.</summary>
    public static async Task LetQueueWriteAsync(this GroupWriter writer, CancellationToken cancellationToken)
    {
        if (writer.IsRunning)
        {
            var mark = new QueueMark();
            writer.Enqueue(mark);
            await mark.Passed.WaitAsync(cancellationToken);
        }
    }
}
