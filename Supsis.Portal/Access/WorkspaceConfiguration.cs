using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> workspace)
    {
        workspace.ToTable("workspaces");
        workspace.Property(w => w.Id).ValueGeneratedNever();
        workspace.Property(w => w.Name).HasMaxLength(ColumnLengths.Name);
        workspace.Property(w => w.Slug).HasMaxLength(ColumnLengths.Code);
        workspace.Property(w => w.TimeZone).HasMaxLength(ColumnLengths.Code);
        workspace.Property(w => w.InboxToken).HasMaxLength(ColumnLengths.Code);

        // Serves every page: the address names the workspace.
        workspace.HasIndex(w => w.Slug).IsUnique();

        // Serves POST /inbox/{token}.
        workspace.HasIndex(w => w.InboxToken).IsUnique();
    }
}
