using System.Text.Json;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>Writes a conversation's row inside the intake's transaction.</summary>
/// <remarks>Nearly every write is a message of one side. SQLite rewrites the index of every column that an update names, changed or not, so each kind of write names only its own.</remarks>
internal static class ConversationRow
{
    private const string InsertSql = """
        INSERT INTO conversations (id, visitor_id, started_at, ended_at, last_sequence, messages_by_visitor, messages_by_agent, messages_by_bot, first_response_at,
            is_visitor_waiting, is_abandoned, details, status, last_activity_at, last_visitor_activity_at, last_agent_activity_at, last_bot_activity_at,
            visitor_waiting_since, workspace_id, external_id, number)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        """;

    private const string Update = """
        UPDATE conversations SET visitor_id = $2, started_at = $3, ended_at = $4, last_sequence = $5, messages_by_visitor = $6, messages_by_agent = $7,
            messages_by_bot = $8, first_response_at = $9, is_visitor_waiting = $10, is_abandoned = $11, details = $12
        """;

    private const string SilentSql = $"{Update} WHERE id = $1";
    private const string VisitorSql = $"{Update}, last_activity_at = $13, last_visitor_activity_at = $14 WHERE id = $1";
    private const string AgentSql = $"{Update}, last_activity_at = $13, last_agent_activity_at = $14 WHERE id = $1";
    private const string QuestionSql = $"{Update}, last_activity_at = $13, last_visitor_activity_at = $14, visitor_waiting_since = $15 WHERE id = $1";
    private const string AnswerSql = $"{Update}, last_activity_at = $13, last_agent_activity_at = $14, visitor_waiting_since = $15 WHERE id = $1";
    private const string BotSql = $"{Update}, last_activity_at = $13, last_bot_activity_at = $14 WHERE id = $1";

    private const string AllSql = $"""
        {Update}, status = $13, last_activity_at = $14, last_visitor_activity_at = $15, last_agent_activity_at = $16, last_bot_activity_at = $17, visitor_waiting_since = $18
        WHERE id = $1
        """;

    public static void Write(GroupTransaction transaction, ConversationState state)
    {
        state.DetailsJson ??= JsonSerializer.Serialize(state.Details, ConversationJson.Default.ConversationDetails);
        var (stored, now) = (state.Stored, state.Activity);
        if (stored is not { } before)
        {
            Execute(transaction, InsertSql, state, EnumWord.Of(now.Status), now.Anyone, now.Visitor, now.Agent, now.Bot, now.VisitorWaiting, state.WorkspaceId, state.ExternalId, state.Number);
        }
        else if (before == now)
        {
            Execute(transaction, SilentSql, state);
        }
        else if (before == now with { Anyone = before.Anyone, Visitor = before.Visitor })
        {
            Execute(transaction, VisitorSql, state, now.Anyone, now.Visitor);
        }
        else if (before == now with { Anyone = before.Anyone, Agent = before.Agent })
        {
            Execute(transaction, AgentSql, state, now.Anyone, now.Agent);
        }
        else if (before == now with { Anyone = before.Anyone, Visitor = before.Visitor, VisitorWaiting = before.VisitorWaiting })
        {
            Execute(transaction, QuestionSql, state, now.Anyone, now.Visitor, now.VisitorWaiting);
        }
        else if (before == now with { Anyone = before.Anyone, Agent = before.Agent, VisitorWaiting = before.VisitorWaiting })
        {
            Execute(transaction, AnswerSql, state, now.Anyone, now.Agent, now.VisitorWaiting);
        }
        else if (before == now with { Anyone = before.Anyone, Bot = before.Bot })
        {
            Execute(transaction, BotSql, state, now.Anyone, now.Bot);
        }
        else
        {
            Execute(transaction, AllSql, state, EnumWord.Of(now.Status), now.Anyone, now.Visitor, now.Agent, now.Bot, now.VisitorWaiting);
        }

        state.Stored = now;
    }

    private static void Execute(GroupTransaction transaction, string sql, ConversationState state, params ReadOnlySpan<object?> more) => transaction.Command(sql).Execute(
    [
        state.Id, state.Visitor?.Id, state.StartedAt, state.EndedAt, state.LastSequence, state.MessagesByVisitor, state.MessagesByAgent, state.MessagesByBot,
        state.FirstResponseAt, state.IsVisitorWaiting, state.IsAbandoned, state.DetailsJson, .. more,
    ]);
}
