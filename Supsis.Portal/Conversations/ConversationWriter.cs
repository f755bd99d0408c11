using System.Text.Json;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>Reads and writes conversations inside the intake's transaction, with the newest ones at hand in memory.</summary>
/// <remarks>Used by the group writer's thread only. After a rollback the memory is wrong: <see cref="Forget"/>.</remarks>
internal sealed class ConversationWriter(IdGenerator ids)
{
    private const int Remembered = 20_000;

    private const string SelectSql = """
        SELECT id, number, visitor_id, status, started_at, ended_at, last_sequence, messages_by_visitor, messages_by_agent, messages_by_bot,
               first_response_at, is_visitor_waiting, is_abandoned, last_activity_at, last_visitor_activity_at, last_agent_activity_at, last_bot_activity_at, details,
               visitor_waiting_since
        FROM conversations WHERE workspace_id = $1 AND external_id = $2
        """;

    private const string NumberSql = "UPDATE workspaces SET last_conversation_number = last_conversation_number + 1 WHERE id = $1 RETURNING last_conversation_number";

    private readonly Dictionary<(Guid Workspace, string ExternalId), ConversationState> _states = [];
    private readonly VisitorWriter _visitors = new(ids);
    private volatile bool _isStale;

    /// <summary>The conversation as it stands, or null when nobody has heard of it.</summary>
    public ConversationState? Find(GroupTransaction transaction, Guid workspaceId, string externalId)
    {
        if (_isStale)
        {
            _isStale = false;
            Forget();
        }

        if (_states.TryGetValue((workspaceId, externalId), out var state))
        {
            state.Visitor = _visitors.Newest(state.Visitor); // another conversation may have told more about who it is
            return state;
        }

        using var row = transaction.Command(SelectSql).Query(workspaceId, externalId);
        return row.Read() ? Remember(Read(transaction, row, workspaceId, externalId)) : null;
    }

    public ConversationState Open(GroupTransaction transaction, Guid workspaceId, string externalId, DateTimeOffset at)
    {
        using var row = transaction.Command(NumberSql).Query(workspaceId);
        if (!row.Read())
        {
            throw new InvalidOperationException("The workspace of an event is gone.");
        }

        return Remember(ConversationState.Open(ids.Next(), workspaceId, externalId, row.Long(0), at));
    }

    /// <summary>Writes what the event says about the visitor and points the conversation at it.</summary>
    public void Meet(GroupTransaction transaction, ConversationState state, VisitorPatch patch) =>
        state.Visitor = _visitors.Meet(transaction, state.WorkspaceId, state.Visitor, patch);

    /// <summary>For whoever else deletes such rows, inside their turn at the write gate: the next event reads the disk again.</summary>
    public void ForgetSoon() => _isStale = true;

    public void Forget()
    {
        _states.Clear();
        _visitors.Forget();
    }

    private ConversationState Remember(ConversationState state)
    {
        // Everything here is on disk too, so that forgetting it all now and then costs a read, and no bookkeeping.
        if (_states.Count >= Remembered)
        {
            Forget();
        }

        return _states[(state.WorkspaceId, state.ExternalId)] = state;
    }

    private ConversationState Read(GroupTransaction transaction, PreparedRow row, Guid workspaceId, string externalId)
    {
        var state = Columns(transaction, row, workspaceId, externalId);
        state.Stored = state.Activity;
        return state;
    }

    private ConversationState Columns(GroupTransaction transaction, PreparedRow row, Guid workspaceId, string externalId) => new()
    {
        Id = row.Id(0),
        WorkspaceId = workspaceId,
        ExternalId = externalId,
        Number = row.Long(1),
        Visitor = row.IsNull(2) ? null : _visitors.Read(transaction, workspaceId, row.Id(2)),
        Status = EnumWord.Parse<ConversationStatus>(row.Text(3)),
        StartedAt = row.Instant(4),
        EndedAt = row.OptionalInstant(5),
        LastSequence = row.Long(6),
        MessagesByVisitor = row.Int(7),
        MessagesByAgent = row.Int(8),
        MessagesByBot = row.Int(9),
        FirstResponseAt = row.OptionalInstant(10),
        IsVisitorWaiting = row.Flag(11),
        IsAbandoned = row.Flag(12),
        LastActivityAt = row.Instant(13),
        LastVisitorActivityAt = row.Instant(14),
        LastAgentActivityAt = row.Instant(15),
        LastBotActivityAt = row.Instant(16),
        VisitorWaitingSince = row.OptionalInstant(18),
        Details = JsonSerializer.Deserialize(row.Text(17), ConversationJson.Default.ConversationDetails)!,
    };
}
