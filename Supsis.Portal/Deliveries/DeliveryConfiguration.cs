using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("deliveries");
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.EventType).HasMaxLength(ColumnLengths.Code);
        delivery.Property(d => d.LastError).HasMaxLength(ColumnLengths.Code);

        delivery.Property(d => d.Depth).HasDefaultValue(1);

        // Serves the promise: an event is owed once by a trigger.
        delivery.HasIndex(d => new { d.EventId, d.TriggerId }).IsUnique();

        // Serves the lane's refill: what this webhook still owes and nobody holds, oldest first. A delivery that goes out at once never enters it.
        delivery.HasIndex(d => new { d.WebhookId, d.NextAttemptAt }, "ix_deliveries_due").HasFilter("status = 'pending' AND owner IS NULL");

        // Serves the order within a conversation: what of it has not ended. Empty where nobody asked for an order.
        delivery.HasIndex(d => new { d.WebhookId, d.ConversationId, d.Id }, "ix_deliveries_ordered").HasFilter("is_ordered = 1 AND completed_at IS NULL");

        // Serve the log: newest first, of the workspace, of a webhook. A conversation's are found by its events (docs/decisions/0009).
        delivery.HasIndex(d => new { d.WorkspaceId, d.Id });
        delivery.HasIndex(d => new { d.WebhookId, d.Id });

        // Serves the log's filter by type: a type that is rare would be looked for in everything.
        delivery.HasIndex(d => new { d.WorkspaceId, d.EventType, d.Id });

        // Serve the log's filters "failed" and "waiting" and their figures, "cancelled" and the errors. A last one, ix_deliveries_answer, is by the
        // answer's first digit, which EF cannot say: it stands in the migration. What goes well at once enters none of those by error.
        // Named, because without a name EF takes indexes over the same columns for one. Without IN, for which SQLite makes and drops a table at every write.
        delivery.HasIndex(d => new { d.WorkspaceId, d.Id }, "ix_deliveries_exhausted").HasFilter("status = 'exhausted'");
        delivery.HasIndex(d => new { d.WorkspaceId, d.Id }, "ix_deliveries_waiting").HasFilter("completed_at IS NULL");
        delivery.HasIndex(d => new { d.WorkspaceId, d.Id }, "ix_deliveries_cancelled").HasFilter("status = 'cancelled'");
        delivery.HasIndex(d => new { d.WorkspaceId, d.LastError, d.Id }, "ix_deliveries_error").HasFilter("last_error IS NOT NULL");
    }
}
