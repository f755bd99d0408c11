using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Name).HasMaxLength(ColumnLengths.Name);
        key.Property(k => k.Prefix).HasMaxLength(ColumnLengths.Code);
        key.Property(k => k.Scopes).HasMaxLength(400);
        key.HasOne<Workspace>().WithMany().HasForeignKey(k => k.WorkspaceId).OnDelete(DeleteBehavior.Cascade);

        // Serves every API call: the key is found by its prefix, then compared by its hash.
        key.HasIndex(k => k.Prefix);
    }
}
