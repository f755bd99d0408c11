using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Intake;

/// <summary>Reads conversation after conversation with one statement that is parsed once: over a hundred thousand events EF Core would take longer than the rules that are asked about them.</summary>
internal sealed class PastEventQuery : IDisposable
{
    private const string Columns = "SELECT id, sequence, type, occurred_at, received_at, body, producer_id IS NULL FROM events WHERE conversation_id = $1";

    // Of the newest event alone: what is older than that lies before it.
    private const string Recent = "EXISTS (SELECT 1 FROM events e WHERE e.conversation_id = c.id AND e.sequence = c.last_sequence AND e.id >= $2)";

    private readonly Guid _workspaceId;
    private readonly PortalDbContext _db;
    private readonly SqliteConnection _connection;
    private readonly PreparedCommand _all;
    private readonly PreparedCommand _messages;

    public PastEventQuery(PortalReader reader, Guid workspaceId)
    {
        _workspaceId = workspaceId;
        _db = reader.Open(workspaceId);
        _db.Database.OpenConnection();
        _connection = (SqliteConnection)_db.Database.GetDbConnection();
        _all = new PreparedCommand(_connection, $"{Columns} ORDER BY sequence");
        _messages = new PreparedCommand(_connection, $"{Columns} AND type = 'message.created' AND received_at >= $2 ORDER BY sequence");
    }

    /// <summary>Conversations in which something has happened since <paramref name="from"/>.</summary>
    /// <param name="orOpen">Also those that are open, in which a silence may last since before.</param>
    public List<PastConversation> Conversations(DateTimeOffset from, bool orOpen)
    {
        using var command = new PreparedCommand(_connection, $"SELECT id, external_id, number FROM conversations c WHERE workspace_id = $1 AND ({Recent}{(orOpen ? " OR status <> 'ended'" : "")})");
        using var row = command.Query(_workspaceId, DeliveryQuery.OldestIdAt(from));
        var conversations = new List<PastConversation>();
        while (row.Read())
        {
            conversations.Add(new(row.Id(0), row.Text(1), row.Long(2)));
        }

        return conversations;
    }

    /// <summary>All events of a conversation of this workspace, in their order.</summary>
    public IReadOnlyList<StoredEvent> Of(Guid conversationId) => Read(_all.Query(conversationId));

    /// <summary>Only the messages that were received since <paramref name="from"/>.</summary>
    public IReadOnlyList<StoredEvent> MessagesOf(Guid conversationId, DateTimeOffset from) => Read(_messages.Query(conversationId, from));

    public void Dispose()
    {
        _all.Dispose();
        _messages.Dispose();
        _db.Dispose();
    }

    private static List<StoredEvent> Read(PreparedRow row)
    {
        using (row)
        {
            var events = new List<StoredEvent>();
            while (row.Read())
            {
                events.Add(new(row.Id(0), row.Long(1), row.Text(2), row.Instant(3), row.Instant(4), row.Bytes(5), row.Flag(6)));
            }

            return events;
        }
    }
}
