using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Notes in the audit log what was done in a write of its own.</summary>
internal sealed class AuditWriter(WriteGate gate, RowMaker rows)
{
    public Task WriteAsync(Guid workspaceId, Actor actor, string action, string? subject, string? details, CancellationToken cancellationToken) => gate.RunAsync(
        workspaceId,
        async db =>
        {
            db.AuditEntries.Add(rows.Audit(workspaceId, actor, action, subject, details));
            return await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);
}
