using System.Text.Json;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

/// <summary>Reads and writes visitors inside the intake's transaction. Two conversations of one visitor share one row.</summary>
internal sealed class VisitorWriter(IdGenerator ids)
{
    private const string Columns = "id, external_id, name, email, phone, locale, country, custom_attributes";

    private const string SelectByIdSql = $"SELECT {Columns} FROM visitors WHERE workspace_id = $1 AND id = $2";

    private const string SelectByExternalIdSql = $"SELECT {Columns} FROM visitors WHERE workspace_id = $1 AND external_id = $2";

    private const string UpsertSql = """
        INSERT INTO visitors (id, workspace_id, external_id, name, email, phone, locale, country, custom_attributes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, name = excluded.name, email = excluded.email, phone = excluded.phone,
            locale = excluded.locale, country = excluded.country, custom_attributes = excluded.custom_attributes
        """;

    private readonly Dictionary<Guid, VisitorState> _byId = [];
    private readonly Dictionary<(Guid Workspace, string ExternalId), Guid> _idOf = [];

    /// <summary>The visitor after this event: the known one, the one that the event names, or a new one.</summary>
    public VisitorState Meet(GroupTransaction transaction, Guid workspaceId, VisitorState? known, VisitorPatch patch)
    {
        var before = Who(transaction, workspaceId, known, patch.Id.Value);
        var after = (before ?? new VisitorState(ids.Next(), patch.Id.Value)).With(patch);
        if (after != before || after.ExternalId != known?.ExternalId)
        {
            transaction.Command(UpsertSql).Execute(
                after.Id, workspaceId, after.ExternalId, after.Name, after.Email, after.Phone, after.Locale, after.Country,
                JsonSerializer.Serialize(after.CustomAttributes, ConversationJson.Default.IReadOnlyDictionaryStringJsonElement));
        }

        return Remember(workspaceId, after);
    }

    /// <summary>The same visitor as the newest event of any conversation drew it.</summary>
    public VisitorState? Newest(VisitorState? known) => known is null ? null : _byId.GetValueOrDefault(known.Id, known);

    public VisitorState? Read(GroupTransaction transaction, Guid workspaceId, Guid id) =>
        _byId.GetValueOrDefault(id) ?? Load(transaction, workspaceId, SelectByIdSql, id);

    public void Forget()
    {
        _byId.Clear();
        _idOf.Clear();
    }

    private VisitorState? Who(GroupTransaction transaction, Guid workspaceId, VisitorState? known, string? externalId)
    {
        if (externalId is null || known?.ExternalId == externalId)
        {
            // The shared row may have moved on through another conversation.
            return Newest(known);
        }

        return _idOf.TryGetValue((workspaceId, externalId), out var id) ? _byId[id]
            : Load(transaction, workspaceId, SelectByExternalIdSql, externalId) ?? Named(known, externalId);
    }

    // Somebody who was anonymous so far has been given an id.
    private static VisitorState? Named(VisitorState? known, string externalId) =>
        known is { ExternalId: null } ? known with { ExternalId = externalId } : null;

    private VisitorState? Load(GroupTransaction transaction, Guid workspaceId, string sql, object key)
    {
        using var row = transaction.Command(sql).Query(workspaceId, key);
        return !row.Read() ? null : Remember(workspaceId, new VisitorState(row.Id(0), row.OptionalText(1))
        {
            Name = row.OptionalText(2),
            Email = row.OptionalText(3),
            Phone = row.OptionalText(4),
            Locale = row.OptionalText(5),
            Country = row.OptionalText(6),
            CustomAttributes = JsonSerializer.Deserialize(row.Text(7), ConversationJson.Default.IReadOnlyDictionaryStringJsonElement)!,
        });
    }

    private VisitorState Remember(Guid workspaceId, VisitorState visitor)
    {
        _byId[visitor.Id] = visitor;
        if (visitor.ExternalId is { } externalId)
        {
            _idOf[(workspaceId, externalId)] = visitor.Id;
        }

        return visitor;
    }
}
