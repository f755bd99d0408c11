using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Deliveries;

internal sealed class DeliveryPayloadConfiguration : IEntityTypeConfiguration<DeliveryPayload>
{
    public void Configure(EntityTypeBuilder<DeliveryPayload> payload)
    {
        payload.ToTable("payloads");
        payload.HasKey(p => p.DeliveryId);
        payload.Property(p => p.DeliveryId).ValueGeneratedNever();
    }
}
