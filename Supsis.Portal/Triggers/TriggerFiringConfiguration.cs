using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supsis.Portal.Triggers;

internal sealed class TriggerFiringConfiguration : IEntityTypeConfiguration<TriggerFiring>
{
    public void Configure(EntityTypeBuilder<TriggerFiring> firing)
    {
        firing.ToTable("trigger_firings");
        firing.HasKey(f => new { f.ConversationId, f.TriggerId });
    }
}
