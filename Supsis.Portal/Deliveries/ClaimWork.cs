using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Takes one due delivery for this process: owner and a higher epoch, so that a late outcome of an earlier owner changes nothing.</summary>
internal sealed class ClaimWork(Guid deliveryId, Guid node, TimeProvider clock, DeliveryFeed feed) : GroupWork
{
    // Two statements: RETURNING would build and drop a table of its own at every run.
    private const string FreeSql = """
        SELECT workspace_id, webhook_id, epoch, attempt_count, charged_attempts, is_manual, body, depth
        FROM deliveries d LEFT JOIN payloads ON delivery_id = id
        WHERE id = $1 AND status = 'pending' AND owner IS NULL AND next_attempt_at <= $2 AND (is_ordered = 0 OR NOT EXISTS (
            SELECT 1 FROM deliveries earlier WHERE earlier.is_ordered = 1 AND earlier.completed_at IS NULL
                AND earlier.webhook_id = d.webhook_id AND earlier.conversation_id = d.conversation_id AND earlier.id < d.id))
        """;

    private const string TakeSql = "UPDATE deliveries SET status = 'sending', owner = $2, epoch = $3 WHERE id = $1";

    private readonly TaskCompletionSource<ReadyDelivery?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadyDelivery? _claimed;

    public Task<ReadyDelivery?> Done => _done.Task;

    /// <summary>A claim that a power cut loses is a delivery that is pending again: nobody waits for the disk.</summary>
    public override bool MustSync => false;

    public override void Write(GroupTransaction transaction)
    {
        _claimed = Free(transaction);
        if (_claimed is not null)
        {
            transaction.Command(TakeSql).Execute(deliveryId, node, _claimed.Epoch);
        }
    }

    public override void Committed()
    {
        if (_claimed is not null)
        {
            feed.Changed(_claimed.WorkspaceId, deliveryId);
        }

        _done.SetResult(_claimed);
    }

    public override void Failed(Exception exception) => _done.SetException(exception);

    private ReadyDelivery? Free(GroupTransaction transaction)
    {
        using var row = transaction.Command(FreeSql).Query(deliveryId, clock.GetUtcNow());
        if (!row.Read())
        {
            return null;
        }

        var body = row.IsNull(6) ? throw new InvalidOperationException("A delivery has lost its body.") : row.Bytes(6);
        return new ReadyDelivery(deliveryId, row.Id(0), row.Id(1), row.Int(2) + 1, body, row.Int(3), row.Int(4), row.Flag(5), row.Int(7));
    }
}
