using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>Owes deliveries inside the intake's transaction.</summary>
internal static class DeliveryWriter
{
    private const string InsertSql = """
        INSERT INTO deliveries (id, workspace_id, webhook_id, trigger_id, event_id, conversation_id, event_type, keyword, status, owner, epoch,
            attempt_count, charged_attempts, next_attempt_at, waiting_since, is_manual, is_ordered, created_at, depth)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11, $12, 0, $13, $12, $14)
        """;

    private const string PayloadSql = "INSERT INTO payloads (delivery_id, body) VALUES ($1, $2)";

    public static void Owe(GroupTransaction transaction, OwedDelivery owed, DateTimeOffset now)
    {
        transaction.Command(InsertSql).Execute(
            owed.Id, owed.WorkspaceId, owed.WebhookId, owed.TriggerId, owed.EventId, owed.ConversationId, owed.EventType, owed.Keyword,
            EnumWord.Of(owed.Status), owed.Owner, owed.Status == DeliveryStatus.Held ? null : now, now, owed.IsOrdered, owed.Depth);
        transaction.Command(PayloadSql).Execute(owed.Id, owed.Body);
    }
}
