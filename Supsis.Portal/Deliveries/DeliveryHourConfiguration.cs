using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Deliveries;

internal sealed class DeliveryHourConfiguration : IEntityTypeConfiguration<DeliveryHour>
{
    public void Configure(EntityTypeBuilder<DeliveryHour> hour)
    {
        hour.ToTable("delivery_hours");
        hour.HasKey(h => new { h.WebhookId, h.Hour });

        // Serves the overview: all webhooks of a workspace since an hour.
        hour.HasIndex(h => new { h.WorkspaceId, h.Hour });
    }
}
