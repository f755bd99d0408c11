using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.ToTable("webhooks");
        webhook.Property(w => w.Id).ValueGeneratedNever();
        webhook.Property(w => w.Name).HasMaxLength(ColumnLengths.Name);
        webhook.Property(w => w.Url).HasMaxLength(ColumnLengths.Url);
        webhook.Property(w => w.Version).IsConcurrencyToken();

        // Serves the list of a workspace's webhooks, newest first.
        webhook.HasIndex(w => new { w.WorkspaceId, w.Id });
    }
}
