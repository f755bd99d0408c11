using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.ActorName).HasMaxLength(ColumnLengths.Name);
        entry.Property(e => e.Action).HasMaxLength(ColumnLengths.Code);
        entry.Property(e => e.Subject).HasMaxLength(ColumnLengths.ExternalId);
        entry.Property(e => e.Ip).HasMaxLength(ColumnLengths.Code);

        // Serves the audit log: a workspace's newest first.
        entry.HasIndex(e => new { e.WorkspaceId, e.Id });
    }
}
