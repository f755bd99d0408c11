using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Access;

namespace Supsis.Portal.Deliveries;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views");
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);

        // Whoever leaves the workspace leaves none behind.
        view.HasOne<Membership>().WithMany().HasForeignKey(v => new { v.UserId, v.WorkspaceId }).OnDelete(DeleteBehavior.Cascade);

        // Serves the row above the log, and the store's promise that a name is there once.
        view.HasIndex(v => new { v.UserId, v.WorkspaceId, v.Name }).IsUnique();
    }
}
