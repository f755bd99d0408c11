using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Triggers;

internal sealed class TriggerHourConfiguration : IEntityTypeConfiguration<TriggerHour>
{
    public void Configure(EntityTypeBuilder<TriggerHour> hour)
    {
        hour.ToTable("trigger_hours");
        hour.HasKey(h => new { h.TriggerId, h.Hour });
    }
}
