using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Takes one due delivery for this process: owner and a higher epoch, so that a late outcome of an earlier owner changes nothing.</summary>
internal sealed class ClaimWork(Guid deliveryId, Guid node, TimeProvider clock, DeliveryFeed feed) : GroupWork
{
    private const string ClaimSql = """
        UPDATE deliveries SET status = 'sending', owner = $2, epoch = epoch + 1
        WHERE id = $1 AND status = 'pending' AND owner IS NULL AND next_attempt_at <= $3
        RETURNING workspace_id, webhook_id, epoch, charged_attempts, is_manual
        """;

    private const string BodySql = "SELECT body FROM payloads WHERE delivery_id = $1";

    private readonly TaskCompletionSource<ReadyDelivery?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadyDelivery? _claimed;

    public Task<ReadyDelivery?> Done => _done.Task;

    /// <summary>A claim that a power cut loses is a delivery that is pending again: nobody waits for the disk.</summary>
    public override bool MustSync => false;

    public override void Write(GroupTransaction transaction)
    {
        _claimed = null;
        using var row = transaction.Command(ClaimSql).Query(deliveryId, node, clock.GetUtcNow());
        if (row.Read())
        {
            _claimed = new ReadyDelivery(deliveryId, row.Id(0), row.Id(1), row.Int(2), Body(transaction), row.Int(3), row.Flag(4));
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

    private byte[] Body(GroupTransaction transaction)
    {
        using var row = transaction.Command(BodySql).Query(deliveryId);
        return row.Read() ? row.Bytes(0) : throw new InvalidOperationException("A delivery has lost its body.");
    }
}
