using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>A changed hold on its way to the disk.</summary>
internal sealed class ReceiverHoldWork(Guid workspaceId, Guid webhookId, ReceiverHold hold) : GroupWork
{
    private const string Sql = """
        INSERT INTO webhook_health (webhook_id, workspace_id, consecutive_failures, open_until, throttled_until) VALUES ($1, $2, 0, $3, $4)
        ON CONFLICT (webhook_id) DO UPDATE SET open_until = $3, throttled_until = $4
        """;

    public override bool MustSync => false;

    public override void Write(GroupTransaction transaction) => transaction.Command(Sql).Execute(webhookId, workspaceId, hold.OpenUntil, hold.ThrottledUntil);

    public override void Committed()
    {
    }

    // The next change is written again, and a restart without it only asks the receiver once more.
    public override void Failed(Exception exception)
    {
    }
}
