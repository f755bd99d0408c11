using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Conversations;

internal sealed class VisitorConfiguration : IEntityTypeConfiguration<Visitor>
{
    public void Configure(EntityTypeBuilder<Visitor> visitor)
    {
        visitor.ToTable("visitors");
        visitor.Property(v => v.Id).ValueGeneratedNever();
        visitor.Property(v => v.ExternalId).HasMaxLength(ColumnLengths.ExternalId);

        // Serves the intake: the producer names the visitor by its own id.
        visitor.HasIndex(v => new { v.WorkspaceId, v.ExternalId }).IsUnique();
    }
}
