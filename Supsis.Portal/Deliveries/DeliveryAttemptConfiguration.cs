using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

internal sealed class DeliveryAttemptConfiguration : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> attempt)
    {
        attempt.ToTable("attempts");
        attempt.HasKey(a => new { a.DeliveryId, a.Number });
        attempt.Property(a => a.Error).HasMaxLength(ColumnLengths.Code);
    }
}
