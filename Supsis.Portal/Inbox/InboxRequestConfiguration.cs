using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Inbox;

internal sealed class InboxRequestConfiguration : IEntityTypeConfiguration<InboxRequest>
{
    public void Configure(EntityTypeBuilder<InboxRequest> request)
    {
        request.ToTable("inbox_requests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.MessageId).HasMaxLength(ColumnLengths.ExternalId);

        // Serves the inbox page: the workspace's newest first.
        request.HasIndex(r => new { r.WorkspaceId, r.Id });
    }
}
