using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>Appends events inside the intake's transaction and knows which were there before.</summary>
internal sealed class EventWriter(IdGenerator ids)
{
    /// <summary>What stands in place of a producer's words in an event that a person fired by hand.</summary>
    public static readonly byte[] ByHand = """{"by_hand":true}"""u8.ToArray();

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    private const string SeenSql = "SELECT hash FROM events WHERE workspace_id = $1 AND producer_id = $2";

    private const string InsertSql = """
        INSERT INTO events (id, workspace_id, conversation_id, producer_id, type, sequence, occurred_at, received_at, body, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>The hash under which the producer's id was stored, or null when it is new.</summary>
    public static byte[]? HashOf(GroupTransaction transaction, Guid workspaceId, string producerId)
    {
        using var row = transaction.Command(SeenSql).Query(workspaceId, producerId);
        return row.Read() ? row.Bytes(0) : null;
    }

    /// <summary>Appends an event under the conversation's next sequence number and returns its id.</summary>
    /// <param name="producer">The event as the producer sent it, null for one that the portal derived.</param>
    /// <param name="isByHand">A person asked for it: nothing happened in the conversation.</param>
    public Guid Append(GroupTransaction transaction, ConversationState conversation, string type, DateTimeOffset occurredAt, DateTimeOffset receivedAt, IncomingEvent? producer, bool isByHand = false)
    {
        var id = ids.Next();
        conversation.LastSequence++;
        transaction.Command(InsertSql).Execute(
            id, conversation.WorkspaceId, conversation.Id, producer?.Id, type, conversation.LastSequence, occurredAt, receivedAt,
            producer is not null ? producer.Body : isByHand ? ByHand : Nothing, producer?.Hash);
        return id;
    }
}
