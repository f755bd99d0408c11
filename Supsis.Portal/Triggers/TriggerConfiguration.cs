using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Triggers;

internal sealed class TriggerConfiguration : IEntityTypeConfiguration<Trigger>
{
    public void Configure(EntityTypeBuilder<Trigger> trigger)
    {
        trigger.ToTable("triggers");
        trigger.Property(t => t.Id).ValueGeneratedNever();
        trigger.Property(t => t.Type).HasMaxLength(ColumnLengths.Code);

        // Serves the compiled rules and the editor: what fires this webhook.
        trigger.HasIndex(t => t.WebhookId);
    }
}
