using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

internal sealed class WebhookHealthConfiguration : IEntityTypeConfiguration<WebhookHealth>
{
    public void Configure(EntityTypeBuilder<WebhookHealth> health)
    {
        health.ToTable("webhook_health");
        health.HasKey(h => h.WebhookId);
        health.Property(h => h.WebhookId).ValueGeneratedNever();
        health.Property(h => h.LastError).HasMaxLength(ColumnLengths.Code);
    }
}
