using Microsoft.Data.Sqlite;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

/// <summary>Writes deliveries with their events, conversations and attempts as the intake does: with plain commands.</summary>
internal sealed class LogRows(WriteGate gate, IdGenerator ids, TimeProvider clock, Guid workspaceId, Guid webhookId)
{
    public Guid Add(GivenDelivery given) => Add(given, 1)[0];

    public List<Guid> Add(GivenDelivery given, int count)
    {
        var added = Enumerable.Range(0, count).Select(_ => ids.Next()).ToList();
        gate.Run(connection =>
        {
            using var transaction = connection.BeginTransaction();
            var conversationId = Conversation(connection, given.Conversation);
            foreach (var id in added)
            {
                Insert(connection, id, conversationId, given);
            }

            transaction.Commit();
        });
        return added;
    }

    public void AddAttempt(Guid deliveryId, int number, int? status, string? error, string preview = "", string? note = null, string responseHeaders = "content-type: text/plain\nset-cookie: a=1\nset-cookie: b=2") => gate.Run(connection =>
    {
        Execute(
            connection,
            """
            insert into attempts (delivery_id, number, started_at, duration_ms, status, error, note, request_headers, response_headers, response_preview, remote_ip, is_manual, is_charged)
            values ($1, $2, $3, 84, $4, $5, $6, $7, $8, $9, '203.0.113.9', 0, 1)
            """,
            Bytes(deliveryId),
            number,
            clock.GetUtcNow().UtcTicks,
            (object?)status ?? DBNull.Value,
            (object?)error ?? DBNull.Value,
            (object?)note ?? DBNull.Value,
            "content-type: application/json\nx-api-key: ••••",
            responseHeaders,
            preview);
    });

    private void Insert(SqliteConnection connection, Guid id, Guid conversationId, GivenDelivery given)
    {
        var (now, eventId) = (clock.GetUtcNow() - given.Age, ids.Next());
        Execute(
            connection,
            "insert into events (id, workspace_id, conversation_id, type, sequence, occurred_at, received_at, body) values ($1, $2, $3, $4, (select count(*) from events), $5, $6, $7)",
            Bytes(eventId),
            Bytes(workspaceId),
            Bytes(conversationId),
            given.EventType,
            now.UtcTicks,
            now.AddMilliseconds(4).UtcTicks,
            "{}"u8.ToArray());
        Execute(
            connection,
            """
            insert into deliveries (id, workspace_id, webhook_id, trigger_id, event_id, conversation_id, event_type, keyword, status, owner, epoch, attempt_count, charged_attempts,
              next_attempt_at, waiting_since, is_manual, last_status, last_error, last_duration_ms, created_at, completed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17, 84, $15, $18)
            """,
            Bytes(id),
            Bytes(workspaceId),
            Bytes(given.WebhookId ?? webhookId),
            Bytes(ids.Next()),
            Bytes(eventId),
            Bytes(conversationId),
            given.EventType,
            (object?)given.Keyword ?? DBNull.Value,
            EnumWord.Of(given.Status),
            given.Owner is { } owner ? Bytes(owner) : DBNull.Value,
            given.Epoch,
            given.AttemptCount,
            given.ChargedAttempts,
            given.DueIn is { } due ? (now + due).UtcTicks : DBNull.Value,
            now.UtcTicks,
            (object?)given.LastStatus ?? DBNull.Value,
            (object?)given.LastError ?? DBNull.Value,
            given.Status is DeliveryStatus.Succeeded or DeliveryStatus.Exhausted or DeliveryStatus.Cancelled ? now.UtcTicks : DBNull.Value);
        Execute(connection, "insert into payloads (delivery_id, body) values ($1, $2)", Bytes(id), """{"type":"conversation.started"}"""u8.ToArray());
    }

    private Guid Conversation(SqliteConnection connection, string externalId)
    {
        using var known = connection.CreateCommand();
        known.CommandText = "select id from conversations where workspace_id = $1 and external_id = $2";
        known.Parameters.AddWithValue("$1", Bytes(workspaceId));
        known.Parameters.AddWithValue("$2", externalId);
        if (known.ExecuteScalar() is byte[] found)
        {
            return new Guid(found, bigEndian: true);
        }

        var (id, visitorId, now) = (ids.Next(), ids.Next(), clock.GetUtcNow().UtcTicks);
        Execute(
            connection,
            "insert into visitors (id, workspace_id, external_id, name, custom_attributes) values ($1, $2, $3, 'Can Demir', '{}')",
            Bytes(visitorId),
            Bytes(workspaceId),
            "v-" + externalId);
        Execute(
            connection,
            """
            insert into conversations (id, workspace_id, external_id, number, visitor_id, status, started_at, last_sequence, messages_by_visitor, messages_by_agent, messages_by_bot,
              is_visitor_waiting, is_abandoned, last_activity_at, last_visitor_activity_at, last_agent_activity_at, last_bot_activity_at, details)
            values ($1, $2, $3, (select 4711 + count(*) from conversations where workspace_id = $2), $4, 'open', $5, 1, 0, 0, 0, 0, 0, $5, $5, $5, $5, '{}')
            """,
            Bytes(id),
            Bytes(workspaceId),
            externalId,
            Bytes(visitorId),
            now);
        return id;
    }

    private static void Execute(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        command.ExecuteNonQuery();
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}
